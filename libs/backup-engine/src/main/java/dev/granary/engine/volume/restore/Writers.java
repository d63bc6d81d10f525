package dev.granary.engine.volume.restore;

import dev.granary.engine.volume.pipeline.Rethrown;
import dev.granary.engine.volume.pipeline.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Threads that write files, with a bounded number of tasks waiting. After one has failed the others are skipped, and
 * whoever hands out tasks gets the failure. Used by one thread.
 */
final class Writers implements AutoCloseable {

    private static final int WAITING_PER_THREAD = 3;

    private final BlockingQueue<Task> tasks;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Phaser unfinished = new Phaser(1);
    private volatile boolean stopped;

    Writers(int count) {
        this.tasks = new ArrayBlockingQueue<>(WAITING_PER_THREAD * count);
        for (int i = 0; i < count; i++) {
            threads.add(Thread.ofPlatform().name("file writer " + i).daemon().start(this::work));
        }
    }

    /** Hands out a task. Waits while many others are not begun. When this fails, the task was skipped. */
    void submit(Task task) {
        try {
            throwFailure();
            unfinished.register();
            Waiting.put(tasks, task);
        } catch (RuntimeException | Error e) {
            task.skip();
            throw e;
        }
    }

    /** Waits until all tasks are done. */
    void await() {
        unfinished.arriveAndAwaitAdvance();
        throwFailure();
    }

    /** Ends the threads; what has not begun is not done. */
    @Override
    public void close() {
        stopped = true;
        for (int i = 0; i < threads.size() && tasks.offer(new Wake()); i++) {
            // when there is no room for one more, there is enough to wake all
        }
        while (threads.stream().anyMatch(Thread::isAlive)) {
            threads.forEach(Waiting::briefly);
        }
        tasks.forEach(Task::skip);
    }

    private void work() {
        Task task = Waiting.take(tasks);
        while (!stopped) {
            work(task);
            task = Waiting.take(tasks);
        }
        task.skip();
    }

    private void work(Task task) {
        try {
            if (failure.get() != null) {
                task.skip();
            } else {
                task.run();
            }
        } catch (Throwable thrown) { // edge of the thread: it goes to the one who hands out tasks
            failure.compareAndSet(null, thrown);
        } finally {
            unfinished.arriveAndDeregister();
        }
    }

    private void throwFailure() {
        Throwable thrown = failure.get();
        if (thrown != null) {
            throw Rethrown.of(thrown);
        }
    }

    private record Wake() implements Task {

        @Override
        public void run() {
            // nothing but a reason to look whether all is over
        }

        @Override
        public void skip() {
            // nothing is held
        }
    }
}
