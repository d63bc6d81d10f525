package dev.granary.engine.pack;

import dev.granary.engine.seal.BlobKey;
import dev.granary.engine.seal.SealHeader;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A directory that was read and checked, with what is needed to read the frames of its pack. */
final class StoredDirectory implements PackDirectory {

    private static final int BYTES_PER_CHUNK = ChunkId.BYTES + 2 * Integer.BYTES;
    private static final int BYTES_PER_FRAME = 64;

    private final SealHeader header;
    private final List<FrameRow> frames;
    private final int[] firstEntries;
    private final int[] starts;
    private final byte[] ids;
    private final int[] lengths;
    private final int[] offsets;

    /**
     * A directory of rows that were checked.
     *
     * @param framesAt where the first frame begins in the blob
     * @param ids of all chunks, one after another
     * @param lengths of all chunks
     */
    StoredDirectory(SealHeader header, int framesAt, List<FrameRow> frames, byte[] ids, int[] lengths) {
        this.header = header;
        this.frames = frames;
        this.ids = ids;
        this.lengths = lengths;
        this.starts = new int[frames.size() + 1];
        this.firstEntries = new int[frames.size() + 1];
        this.offsets = new int[lengths.length];
        starts[0] = framesAt;
        for (int frame = 0; frame < frames.size(); frame++) {
            starts[frame + 1] = starts[frame] + frames.get(frame).storedBytes();
            firstEntries[frame + 1] = firstEntries[frame] + frames.get(frame).chunks();
            placeChunks(frame);
        }
    }

    private void placeChunks(int frame) {
        for (int entry = firstEntries[frame] + 1; entry < firstEntries[frame + 1]; entry++) {
            offsets[entry] = offsets[entry - 1] + lengths[entry - 1];
        }
    }

    @Override
    public int entries() {
        return lengths.length;
    }

    @Override
    public ChunkId id(int entry) {
        Objects.checkIndex(entry, lengths.length);
        return ChunkId.from(ids, entry * ChunkId.BYTES);
    }

    @Override
    public int length(int entry) {
        return lengths[entry];
    }

    @Override
    public int frame(int entry) {
        Objects.checkIndex(entry, lengths.length);
        int found = Arrays.binarySearch(firstEntries, entry);
        return found >= 0 ? found : -found - 2;
    }

    @Override
    public int frames() {
        return frames.size();
    }

    @Override
    public int storedBytes(int frame) {
        return frames.get(frame).storedBytes();
    }

    /** Where the chunk begins in its frame. */
    int offset(int entry) {
        return offsets[entry];
    }

    int firstEntry(int frame) {
        return firstEntries[frame];
    }

    /** The entry after the last of the frame. */
    int endEntry(int frame) {
        return firstEntries[frame + 1];
    }

    /** Where the frame begins in the blob. */
    int start(int frame) {
        return starts[frame];
    }

    byte encoding(int frame) {
        return frames.get(frame).encoding();
    }

    int rawBytes(int frame) {
        int last = endEntry(frame) - 1;
        return offsets[last] + lengths[last];
    }

    Optional<BlobKey> key() {
        return header.blobKey();
    }

    @Override
    public ChunkHasher newHasher() {
        return header.locationKey().map(ChunkHasher::keyed).orElseGet(ChunkHasher::plain);
    }

    long heldBytes() {
        return (long) BYTES_PER_CHUNK * lengths.length + (long) BYTES_PER_FRAME * frames.size();
    }
}
