/** Tells which files of a volume suffer from packs that are missing or broken. */
@NullMarked
package dev.granary.engine.volume.verify;

import org.jspecify.annotations.NullMarked;
