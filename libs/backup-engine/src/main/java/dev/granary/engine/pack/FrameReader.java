package dev.granary.engine.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Fetches and decodes frames, several in one request, and keeps what was decoded. Safe for several threads. */
final class FrameReader implements AutoCloseable {

    /** What a group holds at most, stored and decoded each, unless its first frame alone holds more. */
    private static final int GROUP_BYTES = 4 << 20;

    private record FrameKey(PackId id, int frame) {}

    private final PackBytes packs;
    private final BoundedCache<FrameKey, byte[]> cache;
    private final Queue<FrameDecoder> idle = new ConcurrentLinkedQueue<>();

    FrameReader(PackBytes packs, long cacheBytes) {
        this.packs = packs;
        this.cache = new BoundedCache<>(cacheBytes, frame -> frame.length);
    }

    /** The first frame, and as many after it, up to the end of the range, as are worth one request. */
    FrameGroup read(PackId id, StoredDirectory directory, int firstFrame, ChunkRange range) {
        Optional<byte[]> cached = cache.get(new FrameKey(id, firstFrame));
        return cached.map(frame -> new FrameGroup(firstFrame, List.of(frame)))
                .orElseGet(() -> fetch(
                        id,
                        directory,
                        firstFrame,
                        endOfGroup(id, directory, firstFrame, directory.frame(range.endEntry() - 1)),
                        range));
    }

    @Override
    public void close() {
        idle.forEach(FrameDecoder::close);
        idle.clear();
    }

    /** Decodes without fetching or keeping anything. */
    byte[] decode(PackId id, StoredDirectory directory, int frame, byte[] stored, int offset) {
        FrameDecoder spare = idle.poll();
        FrameDecoder decoder = spare == null ? new FrameDecoder() : spare;
        try {
            return decoder.decode(id, directory, frame, stored, offset);
        } finally {
            idle.add(decoder);
        }
    }

    private int endOfGroup(PackId id, StoredDirectory directory, int firstFrame, int lastFrame) {
        int storedBytes = directory.storedBytes(firstFrame);
        int rawBytes = directory.rawBytes(firstFrame);
        int end = firstFrame + 1;
        while (end <= lastFrame && cache.get(new FrameKey(id, end)).isEmpty()) {
            storedBytes += directory.storedBytes(end);
            rawBytes += directory.rawBytes(end);
            if (Math.max(storedBytes, rawBytes) > GROUP_BYTES) {
                return end;
            }
            end++;
        }
        return end;
    }

    /** A frame that cannot be decoded ends the group before it, and fails the group that begins with it. */
    private FrameGroup fetch(PackId id, StoredDirectory directory, int firstFrame, int endFrame, ChunkRange range) {
        int start = directory.start(firstFrame);
        byte[] stored = packs.exactly(id, start, directory.start(endFrame) - start);
        List<byte[]> frames = new ArrayList<>();
        for (int frame = firstFrame; frame < endFrame; frame++) {
            try {
                byte[] decoded = decode(id, directory, frame, stored, directory.start(frame) - start);
                if (!range.holdsAll(directory, frame)) { // of the others nothing is left to ask for
                    cache.put(new FrameKey(id, frame), decoded);
                }
                frames.add(decoded);
            } catch (PackException.Corrupt e) {
                if (frames.isEmpty()) {
                    throw e;
                }
                return new FrameGroup(firstFrame, frames);
            }
        }
        return new FrameGroup(firstFrame, frames);
    }
}
