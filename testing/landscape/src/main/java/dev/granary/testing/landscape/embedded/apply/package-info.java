/** Server-side apply: who owns which field, what an apply merges, drops and refuses. */
@NullMarked
package dev.granary.testing.landscape.embedded.apply;

import org.jspecify.annotations.NullMarked;
