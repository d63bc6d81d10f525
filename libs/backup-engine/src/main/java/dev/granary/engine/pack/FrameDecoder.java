package dev.granary.engine.pack;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import dev.granary.engine.seal.BlobCipher;
import dev.granary.engine.seal.BlobKey;
import dev.granary.engine.seal.SealException;
import java.util.Arrays;
import java.util.Optional;

/** Opens and decompresses frames. Used by one thread at a time; holds native memory until it is closed. */
final class FrameDecoder implements AutoCloseable {

    private final ZstdDecompressCtx decompressor = new ZstdDecompressCtx();
    private final BlobCipher cipher = new BlobCipher();
    private final byte[] scratch = new byte[PackFormat.MAX_FRAME_BYTES];

    /**
     * The bytes of a frame, as many as its chunks have, each chunk still to be checked.
     *
     * @param stored holds the stored frame from {@code offset}
     */
    byte[] decode(PackId id, StoredDirectory directory, int frame, byte[] stored, int offset) {
        int length = directory.storedBytes(frame);
        Optional<BlobKey> key = directory.key();
        try {
            if (key.isPresent()) {
                int opened = cipher.open(key.get(), PackFormat.framePart(frame), stored, offset, length, scratch);
                return expand(directory, frame, scratch, 0, opened);
            }
            return expand(directory, frame, stored, offset, length);
        } catch (SealException.Broken e) {
            throw new PackException.Corrupt(id, "frame " + frame + " was changed", e);
        } catch (ZstdException e) {
            throw new PackException.Corrupt(id, "frame " + frame + " does not decompress to its chunks", e);
        }
    }

    @Override
    public void close() {
        decompressor.close();
    }

    private byte[] expand(StoredDirectory directory, int frame, byte[] bytes, int offset, int length) {
        if (directory.encoding(frame) == PackFormat.STORED) {
            return Arrays.copyOfRange(bytes, offset, offset + length);
        }
        byte[] raw = new byte[directory.rawBytes(frame)];
        int expanded = decompressor.decompressByteArray(raw, 0, raw.length, bytes, offset, length);
        if (expanded != raw.length) {
            throw new ZstdException(expanded, "too short");
        }
        return raw;
    }
}
