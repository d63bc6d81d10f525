package dev.granary.engine.volume;

import dev.granary.engine.manifest.Digest;
import dev.granary.engine.pack.ChunkId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Gathers the {@link ContentDigest} of a file, chunk by chunk. */
public final class ContentHash {

    private final MessageDigest sha256 = Digest.start();
    private final byte[] row = new byte[Integer.BYTES + ChunkId.BYTES];

    public void add(int length, ChunkId id) {
        ByteBuffer.wrap(row).putInt(length);
        id.writeTo(row, Integer.BYTES);
        sha256.update(row);
    }

    /** Of everything so far; called once, at the end. */
    public ContentDigest digest() {
        return new ContentDigest(HexFormat.of().formatHex(sha256.digest()));
    }
}
