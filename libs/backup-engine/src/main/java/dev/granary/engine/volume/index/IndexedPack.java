package dev.granary.engine.volume.index;

import dev.granary.engine.pack.PackId;

/**
 * A pack that the index refers to.
 *
 * @param number what {@code runs} call it; below {@link #MAX_PACKS}
 * @param bytes length of its blob
 * @param chunks how many it holds
 */
public record IndexedPack(int number, PackId id, long bytes, int chunks) {

    /** Most packs of one index: 256 TiB of stored bytes. */
    public static final int MAX_PACKS = 1 << 24;

    public IndexedPack {
        if (number < 0 || number >= MAX_PACKS || bytes < 0 || chunks < 0) {
            throw new IllegalArgumentException("pack number, bytes or chunks out of range");
        }
    }
}
