package dev.granary.engine.pack;

import java.io.IOException;

/**
 * Cuts a stream of any length into chunks, one at a time, in a buffer that it is given. Used by one thread, and for one
 * stream after another.
 */
public final class ChunkReader {

    private final byte[] buffer;
    private ByteSource source = (bytes, offset, length) -> -1;
    private boolean ended = true;
    private int start;
    private int length;
    private int filled;

    /**
     * A reader without bytes.
     *
     * @param bufferBytes at least twice {@link Chunker#MAX_BYTES}; more means fewer and larger reads
     */
    public ChunkReader(int bufferBytes) {
        if (bufferBytes < 2 * Chunker.MAX_BYTES) {
            throw new IllegalArgumentException("buffer must hold two chunks, has " + bufferBytes + " bytes");
        }
        this.buffer = new byte[bufferBytes];
    }

    /** Starts on other bytes; what was left of those before is forgotten. */
    public void open(ByteSource next) {
        source = next;
        ended = false;
        start = 0;
        length = 0;
        filled = 0;
    }

    /**
     * Goes on to the next chunk.
     *
     * @return false when there is none any more
     */
    public boolean next() throws IOException {
        start += length;
        length = 0;
        if (filled - start < Chunker.MAX_BYTES && !ended) {
            fill();
        }
        if (start < filled) {
            length = Chunker.cut(buffer, start, filled - start);
        }
        return length > 0;
    }

    /** Holds the bytes of the current chunk, until the next call of {@link #next}. */
    public byte[] bytes() {
        return buffer;
    }

    public int offset() {
        return start;
    }

    public int length() {
        return length;
    }

    private void fill() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        filled -= start;
        start = 0;
        while (filled < buffer.length && !ended) {
            int count = source.read(buffer, filled, buffer.length - filled);
            ended = count < 0;
            filled += Math.max(count, 0);
        }
    }
}
