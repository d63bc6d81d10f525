package dev.granary.engine.pack;

import com.github.luben.zstd.Zstd;
import dev.granary.engine.manifest.Digest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Writes unsealed packs by the format page, without the code under test, and lies where it is told to. */
final class CraftedPack {

    String magic = "GRNPACK1";
    int claimedFrames = -1;
    int claimedDirectoryBytes = -1;
    boolean trueDigest = true;
    private final ByteArrayOutputStream frameRows = new ByteArrayOutputStream();
    private final ByteArrayOutputStream chunkRows = new ByteArrayOutputStream();
    private final ByteArrayOutputStream frames = new ByteArrayOutputStream();
    private int frameCount;

    /** What a directory says of a chunk. */
    record Row(int length, String id) {}

    static Row row(byte[] chunk) {
        ChunkId id = new Sha256Hasher().hash(chunk, 0, chunk.length);
        return new Row(chunk.length, id.toString());
    }

    /** A frame as it should be. */
    CraftedPack zstdFrame(byte[]... chunks) {
        List<Row> rows = new ArrayList<>();
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        for (byte[] chunk : chunks) {
            raw.writeBytes(chunk);
            rows.add(row(chunk));
        }
        byte[] stored = Zstd.compress(raw.toByteArray(), 1);
        return frame(1, stored.length, rows.size(), rows, stored);
    }

    CraftedPack frame(int encoding, int claimedBytes, int claimedChunks, List<Row> rows, byte[] stored) {
        frameRows.writeBytes(ByteBuffer.allocate(9)
                .put((byte) encoding)
                .putInt(claimedBytes)
                .putInt(claimedChunks)
                .array());
        for (Row row : rows) {
            byte[] id = HexFormat.of().parseHex(row.id());
            chunkRows.writeBytes(ByteBuffer.allocate(4).putInt(row.length()).array());
            chunkRows.writeBytes(id);
        }
        frames.writeBytes(stored);
        frameCount++;
        return this;
    }

    byte[] bytes() {
        ByteBuffer rows = ByteBuffer.allocate(4 + frameRows.size() + chunkRows.size())
                .putInt(claimedFrames < 0 ? frameCount : claimedFrames)
                .put(frameRows.toByteArray())
                .put(chunkRows.toByteArray());
        ByteArrayOutputStream pack = new ByteArrayOutputStream();
        pack.writeBytes(magic.getBytes(StandardCharsets.US_ASCII));
        pack.write(0);
        pack.writeBytes(new byte[16]);
        int length = rows.capacity() + 32;
        pack.writeBytes(ByteBuffer.allocate(4)
                .putInt(claimedDirectoryBytes < 0 ? length : claimedDirectoryBytes)
                .array());
        pack.writeBytes(rows.array());
        pack.writeBytes(trueDigest ? Digest.start().digest(rows.array()) : new byte[32]);
        pack.writeBytes(frames.toByteArray());
        return pack.toByteArray();
    }
}
