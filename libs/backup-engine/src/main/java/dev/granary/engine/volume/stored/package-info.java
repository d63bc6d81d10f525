/** Volumes as parts of a backup: where their indexes and packs are in a store, and how they get there. */
@NullMarked
package dev.granary.engine.volume.stored;

import org.jspecify.annotations.NullMarked;
