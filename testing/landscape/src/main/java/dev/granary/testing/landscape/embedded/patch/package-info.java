/** JSON merge patch, JSON patch and strategic merge patch, as pure functions of trees. */
@NullMarked
package dev.granary.testing.landscape.embedded.patch;

import org.jspecify.annotations.NullMarked;
