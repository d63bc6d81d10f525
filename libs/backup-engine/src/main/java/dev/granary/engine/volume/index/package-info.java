/**
 * The index of a volume: one line of JSON per entry, pack and problem, under zstd. {@code docs/format.md} describes it.
 * A reader trusts nothing that it says.
 */
@NullMarked
package dev.granary.engine.volume.index;

import org.jspecify.annotations.NullMarked;
