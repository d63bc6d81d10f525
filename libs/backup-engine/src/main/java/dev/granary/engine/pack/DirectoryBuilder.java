package dev.granary.engine.pack;

import dev.granary.engine.manifest.Digest;
import dev.granary.engine.seal.BlobCipher;
import dev.granary.engine.seal.BlobKey;
import dev.granary.engine.seal.SealHeader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Gathers the directory of a pack that is being written, and writes it down. */
final class DirectoryBuilder {

    private final List<FrameRow> frames = new ArrayList<>();
    private byte[] chunkRows = new byte[256 * PackFormat.CHUNK_ROW_BYTES];
    private int chunks;

    void addChunk(ChunkId id, int length) {
        int at = chunks * PackFormat.CHUNK_ROW_BYTES;
        if (at == chunkRows.length) {
            chunkRows = Arrays.copyOf(chunkRows, 2 * at);
        }
        ByteBuffer.wrap(chunkRows).putInt(at, length);
        id.writeTo(chunkRows, at + Integer.BYTES);
        chunks++;
    }

    void addFrame(Frame frame) {
        frames.add(new FrameRow(frame.encoding(), frame.storedBytes(), frame.chunks()));
    }

    int chunks() {
        return chunks;
    }

    /** As it stands in the pack: sealed, or followed by its digest. */
    byte[] stored(SealHeader header) {
        Optional<BlobKey> key = header.blobKey();
        int plain = Integer.BYTES + frames.size() * PackFormat.FRAME_ROW_BYTES + chunks * PackFormat.CHUNK_ROW_BYTES;
        ByteBuffer rows =
                ByteBuffer.allocate(plain + (key.isPresent() ? BlobCipher.TAG_BYTES : PackFormat.DIGEST_BYTES));
        rows.putInt(frames.size());
        for (FrameRow frame : frames) {
            rows.put(frame.encoding()).putInt(frame.storedBytes()).putInt(frame.chunks());
        }
        rows.put(chunkRows, 0, chunks * PackFormat.CHUNK_ROW_BYTES);
        if (key.isPresent()) {
            new BlobCipher().seal(key.get(), PackFormat.DIRECTORY_PART, rows.array(), 0, plain);
        } else {
            rows.put(Digest.start().digest(Arrays.copyOf(rows.array(), plain)));
        }
        return rows.array();
    }
}
