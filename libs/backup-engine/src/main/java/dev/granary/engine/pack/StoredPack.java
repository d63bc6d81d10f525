package dev.granary.engine.pack;

/**
 * A pack that is in the store.
 *
 * @param number its number in {@link ChunkPlace#pack}
 * @param sizeBytes length of the whole blob
 * @param frameBytes stored bytes of its frames: the size without header and directory
 */
public record StoredPack(int number, PackId id, long sizeBytes, long frameBytes) {}
