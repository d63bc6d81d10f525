package dev.granary.engine.pack;

/**
 * What is in a pack: its chunks, numbered from 0, and the frames that hold them, numbered from 0. Chunks lie in frames one
 * after another, so the chunks of a frame have consecutive numbers. Immutable.
 */
public interface PackDirectory {

    /** Number of chunks. */
    int entries();

    ChunkId id(int entry);

    /** Length of the chunk before compression. */
    int length(int entry);

    /** Names bytes as this pack names its chunks, which depends on the key that was current when it was written. */
    ChunkHasher newHasher();

    /** The frame that holds the chunk. */
    int frame(int entry);

    /** Number of frames. */
    int frames();

    /** Bytes of the frame as stored. */
    int storedBytes(int frame);
}
