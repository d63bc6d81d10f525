/** Which kinds a cluster serves, built in or defined by a CustomResourceDefinition, and how discovery tells it. */
@NullMarked
package dev.granary.testing.landscape.embedded.catalogue;

import org.jspecify.annotations.NullMarked;
