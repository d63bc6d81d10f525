package dev.granary.engine.pack;

import java.util.List;

/**
 * Where new chunks go. Chunks that follow each other share frames and packs, in the order of the calls, so neighbours of a
 * file stay neighbours in the store.
 *
 * <p>Compression, sealing and upload happen behind the caller, on threads of the sink. A failure there (a
 * {@link dev.granary.engine.store.BlobStoreException}) comes out of one of the next calls, {@link #finish} at the latest;
 * after it the sink can only be closed. Memory is bounded: {@code add} waits while too much is unfinished. A caller that is
 * interrupted while it waits gets a {@link java.util.concurrent.CancellationException}, and can only close the sink too.
 *
 * <p>Used by one thread.
 */
public interface PackSink extends AutoCloseable {

    /**
     * Takes a chunk. Its place is known at once, its bytes are in the store after {@link #finish}. A chunk that the open
     * pack holds already is not stored twice: the answer is its place; the sink remembers no pack but the open one.
     *
     * @param id what the {@link ChunkHasher} of the location says; not checked here
     * @param bytes may be used again when the call has returned
     * @param length 1 to {@link Chunker#MAX_BYTES}
     */
    ChunkPlace add(ChunkId id, byte[] bytes, int offset, int length);

    /** Bytes of all packs that are complete so far, whether stored already or not. For progress. */
    long packedBytes();

    /**
     * Ends the open pack and waits until every pack is in the store.
     *
     * @return all packs in the order of their numbers; empty when no chunk was added
     */
    List<StoredPack> finish();

    /** Gives up what is not finished and ends the threads. Packs that are stored already stay; a collector finds them. */
    @Override
    void close();
}
