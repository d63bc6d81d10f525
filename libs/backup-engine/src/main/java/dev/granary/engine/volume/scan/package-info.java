/** Reads a tree from a file system, in its order: names and status, no byte of a file. */
@NullMarked
package dev.granary.engine.volume.scan;

import org.jspecify.annotations.NullMarked;
