package dev.granary.engine.pack;

import dev.granary.engine.seal.BlobCipher;
import dev.granary.engine.seal.SealHeader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the rows of a directory, and refuses every one that the format does not allow. */
final class DirectoryParser {

    private final PackId id;
    private final SealHeader header;
    private final ByteBuffer rows;

    /**
     * A parser for one directory.
     *
     * @param rows opened, without tag or digest
     */
    DirectoryParser(PackId id, SealHeader header, ByteBuffer rows) {
        this.id = id;
        this.header = header;
        this.rows = rows;
    }

    StoredDirectory parse(int framesAt) {
        List<FrameRow> frames = frames();
        int chunks = frames.stream().mapToInt(FrameRow::chunks).sum();
        require(rows.remaining() == chunks * PackFormat.CHUNK_ROW_BYTES, "directory has another length than its rows");
        byte[] ids = new byte[chunks * ChunkId.BYTES];
        int[] lengths = new int[chunks];
        int entry = 0;
        for (FrameRow frame : frames) {
            readChunks(frame, entry, ids, lengths);
            entry += frame.chunks();
        }
        requireDistinct(ids, chunks);
        return new StoredDirectory(header, framesAt, frames, ids, lengths);
    }

    private List<FrameRow> frames() {
        require(rows.remaining() >= Integer.BYTES, "directory is too short");
        int count = rows.getInt();
        require(count >= 1 && count <= rows.remaining() / PackFormat.FRAME_ROW_BYTES, "number of frames");
        List<FrameRow> frames = new ArrayList<>(count);
        long storedBytes = 0;
        long chunks = 0;
        for (int i = 0; i < count; i++) {
            FrameRow frame = frame();
            frames.add(frame);
            storedBytes += frame.storedBytes();
            chunks += frame.chunks();
            require(storedBytes <= PackFormat.MAX_PACK_BYTES, "length of all frames");
            require(chunks <= PackFormat.MAX_ENTRIES, "number of chunks");
        }
        return frames;
    }

    private FrameRow frame() {
        FrameRow frame = new FrameRow(rows.get(), rows.getInt(), rows.getInt());
        require(frame.encoding() == PackFormat.STORED || frame.encoding() == PackFormat.ZSTD, "encoding of a frame");
        require(
                frame.storedBytes() > overhead() && frame.storedBytes() <= PackFormat.MAX_STORED_FRAME_BYTES,
                "length of a frame");
        require(frame.chunks() >= 1 && frame.chunks() <= PackFormat.MAX_ENTRIES, "number of chunks of a frame");
        return frame;
    }

    private void readChunks(FrameRow frame, int firstEntry, byte[] ids, int[] lengths) {
        long rawBytes = 0;
        for (int entry = firstEntry; entry < firstEntry + frame.chunks(); entry++) {
            int length = rows.getInt();
            require(length >= 1 && length <= Chunker.MAX_BYTES, "length of a chunk");
            lengths[entry] = length;
            rows.get(ids, entry * ChunkId.BYTES, ChunkId.BYTES);
            rawBytes += length;
        }
        require(rawBytes <= PackFormat.MAX_FRAME_BYTES, "length of the chunks of a frame");
        require(
                frame.encoding() == PackFormat.ZSTD || frame.storedBytes() == rawBytes + overhead(),
                "length of a frame that is not compressed");
    }

    private void requireDistinct(byte[] ids, int chunks) {
        Set<ChunkId> seen = HashSet.newHashSet(chunks);
        for (int entry = 0; entry < chunks; entry++) {
            require(seen.add(ChunkId.from(ids, entry * ChunkId.BYTES)), "a chunk is there twice");
        }
    }

    private int overhead() {
        return header.blobKey().isPresent() ? BlobCipher.TAG_BYTES : 0;
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new PackException.Corrupt(id, "not a directory of the format: " + what);
        }
    }
}
