package dev.granary.engine.pack;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import dev.granary.engine.seal.BlobCipher;
import dev.granary.engine.seal.SealException;
import java.util.Arrays;

/** Opens and decompresses frames. Used by one thread at a time; holds native memory until it is closed. */
final class FrameDecoder implements AutoCloseable {

    private final ZstdDecompressCtx decompressor = new ZstdDecompressCtx();
    private final BlobCipher cipher = new BlobCipher();

    /**
     * The bytes of a frame, as many as its chunks have, each chunk still to be checked.
     *
     * @param stored holds the stored frame from {@code offset}; changed by the call
     */
    byte[] decode(PackId id, StoredDirectory directory, int frame, byte[] stored, int offset) {
        int length = directory.storedBytes(frame);
        if (directory.key().isPresent()) {
            length = open(id, directory, frame, stored, offset);
        }
        if (directory.encoding(frame) == PackFormat.STORED) {
            return Arrays.copyOfRange(stored, offset, offset + length);
        }
        byte[] raw = new byte[directory.rawBytes(frame)];
        if (decompress(id, frame, raw, stored, offset, length) != raw.length) {
            throw new PackException.Corrupt(id, "frame " + frame + " is shorter than its chunks");
        }
        return raw;
    }

    @Override
    public void close() {
        decompressor.close();
    }

    private int open(PackId id, StoredDirectory directory, int frame, byte[] stored, int offset) {
        try {
            return cipher.open(
                    directory.key().orElseThrow(),
                    PackFormat.framePart(frame),
                    stored,
                    offset,
                    directory.storedBytes(frame));
        } catch (SealException.Broken e) {
            throw new PackException.Corrupt(id, "frame " + frame + " was changed", e);
        }
    }

    private int decompress(PackId id, int frame, byte[] raw, byte[] stored, int offset, int length) {
        try {
            return decompressor.decompressByteArray(raw, 0, raw.length, stored, offset, length);
        } catch (ZstdException e) {
            throw new PackException.Corrupt(id, "frame " + frame + " does not decompress", e);
        }
    }
}
