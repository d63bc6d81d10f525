package dev.granary.engine.pack;

/**
 * Reads packs of one cluster. Nothing that a store says is trusted: lengths and counts are checked against the limits of the
 * format before they are used, sealed bytes against their tag, and every chunk against its id before it is handed out.
 *
 * <p>Safe for several threads. Calls block. Directories and decoded frames are cached within a bound of bytes.
 *
 * <p>Every call may throw:
 *
 * <ul>
 *   <li>{@link PackException.Corrupt}: the pack is not what was written; asking again will not help, other packs may be fine
 *   <li>{@link PackException.Unsupported}: a newer Granary wrote it
 *   <li>{@link dev.granary.engine.seal.SealException.KeyAbsent} and {@code WrongKey}: the pack is sealed and the right key is not here
 *   <li>{@link dev.granary.engine.store.BlobStoreException}, of which {@code BlobAbsent} means that the pack is gone
 * </ul>
 */
public interface PackSource {

    /** What is in the pack. One small read unless it is cached. */
    PackDirectory directory(PackId id);

    /**
     * Hands out {@code count} chunks beginning with {@code firstEntry}, in their order. Neighbours are read together:
     * each frame at most once per call, and frames that follow each other in one request. Chunks before a broken one
     * have been handed out when the exception comes.
     *
     * @throws IllegalArgumentException the pack has no such entries; the index that named them is wrong
     */
    void read(PackId id, int firstEntry, int count, ChunkConsumer consumer);

    /**
     * Reads the whole pack and checks everything in it: the digest of its bytes against its id, and each chunk against
     * its own. Fills no cache. Returns what is broken instead of throwing {@link PackException.Corrupt}; the other
     * failures are thrown as everywhere.
     */
    PackCheck check(PackId id);
}
