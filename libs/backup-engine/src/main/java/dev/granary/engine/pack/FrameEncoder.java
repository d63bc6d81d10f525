package dev.granary.engine.pack;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import dev.granary.engine.seal.BlobCipher;
import dev.granary.engine.seal.BlobKey;
import dev.granary.engine.seal.SealHeader;
import java.util.Optional;

/** Compresses and seals frames. Used by one thread at a time; holds native memory until it is closed. */
final class FrameEncoder implements AutoCloseable {

    private final ZstdCompressCtx compressor = new ZstdCompressCtx();
    private final BlobCipher cipher = new BlobCipher();

    FrameEncoder(int level) {
        compressor.setLevel(level);
    }

    /** Fills the stored side of the frame from its raw side. */
    void encode(Frame frame, SealHeader header, int number) {
        byte[] stored = frame.stored();
        int bound = Math.toIntExact(Zstd.compressBound(frame.rawBytes()));
        int length = compressor.compressByteArray(stored, 0, bound, frame.raw(), 0, frame.rawBytes());
        byte encoding = PackFormat.ZSTD;
        if (length >= frame.rawBytes()) {
            System.arraycopy(frame.raw(), 0, stored, 0, frame.rawBytes());
            length = frame.rawBytes();
            encoding = PackFormat.STORED;
        }
        Optional<BlobKey> key = header.blobKey();
        if (key.isPresent()) {
            length = cipher.seal(key.get(), PackFormat.framePart(number), stored, 0, length);
        }
        frame.encoded(encoding, length);
    }

    @Override
    public void close() {
        compressor.close();
    }
}
