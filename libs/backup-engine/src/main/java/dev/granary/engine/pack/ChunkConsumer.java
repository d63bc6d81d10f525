package dev.granary.engine.pack;

/** Takes chunks, one after another, on the thread that asked for them. What it throws ends the reading and reaches the caller. */
@FunctionalInterface
public interface ChunkConsumer {

    /**
     * Takes the bytes of one chunk, already checked against its id. They belong to a cache: valid until this call
     * returns, and never to be changed.
     *
     * @param entry number of the chunk in its pack
     */
    void accept(int entry, byte[] bytes, int offset, int length);
}
