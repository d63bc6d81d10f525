package dev.granary.engine.volume.backup;

import dev.granary.engine.pack.ChunkHasher;
import dev.granary.engine.volume.pipeline.Waiting;
import dev.granary.engine.volume.scan.Found;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads files on some threads, a bounded number of bytes ahead. Files are taken in the order in which they were asked for;
 * small ones are read in groups. Used by one thread.
 */
final class Readers implements AutoCloseable {

    private static final int MAX_FILES = 64;

    private final Buffers buffers = new Buffers();
    private final BlockingQueue<Optional<ReadJob>> asked = new LinkedBlockingQueue<>();
    private final Deque<ReadJob> jobs = new ArrayDeque<>();
    private final List<Thread> threads = new ArrayList<>();
    private final int maxJobs;
    private volatile boolean stopped;
    private ReadJob open = new ReadJob(buffers);

    /**
     * Starts the threads.
     *
     * @param readers makes a reader for a thread that fills batches
     */
    Readers(int count, Supplier<ChunkHasher> hashers, Function<BatchFiller, FileReader> readers) {
        this.maxJobs = 2 * count + 1;
        for (int i = 0; i < count; i++) {
            BatchFiller filler = new BatchFiller(buffers, hashers.get());
            FileReader reader = readers.apply(filler);
            threads.add(Thread.ofPlatform().name("file reader " + i).daemon().start(() -> work(filler, reader)));
        }
    }

    /** Whether another file may be asked for before one is taken. */
    boolean hasRoom() {
        return jobs.size() < maxJobs;
    }

    /** Asks for a file and answers the job that its fragments will come out of, behind those of the files before. */
    ReadJob ask(Found file) {
        if (!open.isEmpty() && open.bytes() + file.status().size() > Batch.BYTES) {
            flush();
        }
        ReadJob job = open;
        job.add(file);
        if (job.files().size() == MAX_FILES || job.bytes() > Batch.BYTES) {
            flush();
        }
        return job;
    }

    /** To be called before waiting for a job: it may still be waiting for more small files. */
    void begin(ReadJob job) {
        if (job.equals(open)) {
            flush();
        }
    }

    private void flush() {
        if (!open.isEmpty()) {
            jobs.add(open);
            asked.add(Optional.of(open));
            open = new ReadJob(buffers);
        }
    }

    /** A file of the job was taken. */
    void taken(ReadJob job) {
        if (job.takeOne()) {
            jobs.remove(job);
        }
    }

    /** Ends the threads, whatever they are doing. */
    @Override
    public void close() {
        stopped = true;
        flush();
        threads.forEach(thread -> asked.add(Optional.empty()));
        while (threads.stream().anyMatch(Thread::isAlive)) {
            jobs.forEach(ReadJob::drain);
            threads.forEach(Waiting::briefly);
        }
    }

    private void work(BatchFiller filler, FileReader reader) {
        for (var job = Waiting.take(asked); job.isPresent(); job = Waiting.take(asked)) {
            work(job.get(), filler, reader);
        }
    }

    private void work(ReadJob job, BatchFiller filler, FileReader reader) {
        try {
            filler.begin(job::deliver);
            for (Found file : job.files()) {
                if (!stopped) {
                    reader.read(file);
                }
                file.close();
            }
            filler.end();
        } catch (Throwable failure) { // edge of the thread: it goes to the one who takes
            job.fail(failure);
        } finally {
            job.files().forEach(Found::close);
        }
    }
}
