package dev.granary.engine.pack;

import dev.granary.engine.seal.BlobCipher;
import dev.granary.engine.seal.SealHeader;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A pack from its first chunk until all its bytes are there: chunks are added, frames are begun, and the stored bytes of
 * the frames arrive later in the same order.
 */
final class OpenPack {

    private static final byte[] NO_BYTES = {};

    private final int number;
    private final SealHeader header;
    private final DirectoryBuilder directory = new DirectoryBuilder();
    private final Map<ChunkId, Integer> entries = new HashMap<>();
    private byte[] buffer = NO_BYTES;
    private int storedBytes;
    private int pendingBytes;
    private int begun;
    private int arrived;
    private boolean ended;

    OpenPack(int number, SealHeader header) {
        this.number = number;
        this.header = header;
    }

    int number() {
        return number;
    }

    SealHeader header() {
        return header;
    }

    Optional<ChunkPlace> find(ChunkId id) {
        return Optional.ofNullable(entries.get(id)).map(entry -> new ChunkPlace(number, entry));
    }

    ChunkPlace add(ChunkId id, int length) {
        int entry = directory.chunks();
        directory.addChunk(id, length);
        entries.put(id, entry);
        return new ChunkPlace(number, entry);
    }

    boolean isFull() {
        return directory.chunks() == PackFormat.MAX_ENTRIES;
    }

    /** The frame is complete and on its way to its stored form. */
    int begin(Frame frame) {
        pendingBytes += mostStored(frame.rawBytes());
        return begun++;
    }

    /** Whether another frame surely fits, however badly it and those on their way compress. */
    boolean hasRoom(int capacity, int frameCapacity) {
        return !isFull() && storedBytes + pendingBytes + mostStored(frameCapacity) <= capacity;
    }

    /** No frame will be begun any more. */
    void end() {
        ended = true;
    }

    void arrive(Frame frame, Supplier<byte[]> buffers) {
        if (arrived == 0) {
            buffer = buffers.get();
        }
        System.arraycopy(frame.stored(), 0, buffer, storedBytes, frame.storedBytes());
        storedBytes += frame.storedBytes();
        pendingBytes -= mostStored(frame.rawBytes());
        directory.addFrame(frame);
        arrived++;
    }

    boolean isComplete() {
        return ended && arrived == begun;
    }

    /** All that stands before the frames. */
    byte[] head() {
        byte[] seal = header.bytes();
        byte[] rows = directory.stored(header);
        return ByteBuffer.allocate(PackFormat.MAGIC_BYTES + seal.length + Integer.BYTES + rows.length)
                .put(PackFormat.magic())
                .put(seal)
                .putInt(rows.length)
                .put(rows)
                .array();
    }

    /** Holds the frames, from its start; longer than they are. */
    byte[] buffer() {
        return buffer;
    }

    int storedBytes() {
        return storedBytes;
    }

    /** Most bytes that a frame of this length is stored in. */
    static int mostStored(int rawBytes) {
        return rawBytes + BlobCipher.TAG_BYTES;
    }
}
