/** JSON trees as Kubernetes uses them: reading, writing, comparing, and the metadata every object has. */
@NullMarked
package dev.granary.testing.landscape.embedded.json;

import org.jspecify.annotations.NullMarked;
