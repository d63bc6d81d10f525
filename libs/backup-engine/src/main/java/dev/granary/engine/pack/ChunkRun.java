package dev.granary.engine.pack;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Hands out chunks of one pack that follow each other, while the frames after them are fetched. */
final class ChunkRun {

    private final PackId id;
    private final StoredDirectory directory;
    private final FrameReader frames;
    private final ExecutorService ahead;
    private final ChunkCheck check;

    ChunkRun(PackId id, StoredDirectory directory, FrameReader frames, ExecutorService ahead) {
        this.id = id;
        this.directory = directory;
        this.frames = frames;
        this.ahead = ahead;
        this.check = new ChunkCheck(id, directory);
    }

    void handOut(int firstEntry, int endEntry, ChunkConsumer consumer) {
        ChunkRange range = new ChunkRange(firstEntry, endEntry);
        int lastFrame = directory.frame(endEntry - 1);
        Future<FrameGroup> next =
                CompletableFuture.completedFuture(frames.read(id, directory, directory.frame(firstEntry), range));
        int entry = firstEntry;
        while (entry < endEntry) {
            FrameGroup group = Waiting.get(next);
            if (group.endFrame() <= lastFrame) {
                next = ahead.submit(() -> frames.read(id, directory, group.endFrame(), range));
            }
            entry = handOut(group, entry, endEntry, consumer);
        }
    }

    private int handOut(FrameGroup group, int firstEntry, int endEntry, ChunkConsumer consumer) {
        int frame = group.firstFrame();
        int entry = firstEntry;
        for (byte[] bytes : group.frames()) {
            int end = Math.min(directory.endEntry(frame++), endEntry);
            while (entry < end) {
                check.require(entry, bytes);
                consumer.accept(entry, bytes, directory.offset(entry), directory.length(entry));
                entry++;
            }
        }
        return entry;
    }
}
