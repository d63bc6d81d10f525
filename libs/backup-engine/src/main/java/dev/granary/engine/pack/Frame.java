package dev.granary.engine.pack;

import com.github.luben.zstd.Zstd;
import dev.granary.engine.seal.BlobCipher;

/** A frame on its way from the chunks that were added to the bytes that are stored. Used again and again. */
final class Frame {

    private final byte[] raw;
    private final byte[] stored;
    private int rawBytes;
    private int storedBytes;
    private int chunks;
    private byte encoding;

    /**
     * An empty frame.
     *
     * @param capacity most bytes before compression
     */
    Frame(int capacity) {
        this.raw = new byte[capacity];
        this.stored = new byte[Math.toIntExact(Zstd.compressBound(capacity)) + BlobCipher.TAG_BYTES];
    }

    void clear() {
        rawBytes = 0;
        chunks = 0;
    }

    void add(byte[] bytes, int offset, int length) {
        System.arraycopy(bytes, offset, raw, rawBytes, length);
        rawBytes += length;
        chunks++;
    }

    void encoded(byte how, int length) {
        encoding = how;
        storedBytes = length;
    }

    byte[] raw() {
        return raw;
    }

    int rawBytes() {
        return rawBytes;
    }

    byte[] stored() {
        return stored;
    }

    int storedBytes() {
        return storedBytes;
    }

    int chunks() {
        return chunks;
    }

    byte encoding() {
        return encoding;
    }
}
