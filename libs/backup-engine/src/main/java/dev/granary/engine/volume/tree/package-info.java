/** Going down into directories and up again, however deep, with a bounded number of them open. */
@NullMarked
package dev.granary.engine.volume.tree;

import org.jspecify.annotations.NullMarked;
