package dev.granary.engine.pack;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Frames on their way through compression and sealing, a fixed number of them. They come out in the order in which they went
 * in, and only when the caller takes them: where packs end depends on the chunks alone, and not on how fast threads are.
 */
final class FramePipeline implements AutoCloseable {

    /** A frame that has come out. */
    record Encoded(OpenPack pack, Frame frame) {}

    /** Most frames in the pipeline, and so most threads that can be busy. */
    static final int WINDOW = 8;

    private final int level;
    private final ExecutorService threads;
    private final Queue<FrameEncoder> idle = new ConcurrentLinkedQueue<>();
    private final Deque<Future<Encoded>> frames = new ArrayDeque<>();

    FramePipeline(int level, int threads) {
        this.level = level;
        this.threads = Executors.newFixedThreadPool(threads, Waiting.daemons("granary-frame-"));
    }

    /** Puts a frame in; there must be room. */
    void put(OpenPack pack, Frame frame) {
        int number = pack.begin(frame);
        frames.add(threads.submit(() -> encode(pack, frame, number)));
    }

    boolean isFull() {
        return frames.size() == WINDOW;
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    /** Waits for the frame that went in first, and takes it out. One that failed stays, and fails every call. */
    Encoded take() {
        Encoded first = Waiting.get(frames.element());
        frames.remove();
        return first;
    }

    @Override
    public void close() {
        Waiting.end(threads);
        idle.forEach(FrameEncoder::close);
        idle.clear();
    }

    private Encoded encode(OpenPack pack, Frame frame, int number) {
        FrameEncoder spare = idle.poll();
        FrameEncoder encoder = spare == null ? new FrameEncoder(level) : spare;
        try {
            encoder.encode(frame, pack.header(), number);
            return new Encoded(pack, frame);
        } finally {
            idle.add(encoder);
        }
    }
}
