package dev.granary.testing.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A program that lives no longer than this JVM. On Linux the kernel sees to that even when the JVM is killed
 * ({@code setpriv --pdeathsig}); elsewhere a shutdown hook does, which a kill -9 of the JVM escapes.
 */
public final class ChildProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(50);

    private final ChildProgram program;
    private @Nullable Process process;

    private ChildProcess(ChildProgram program) {
        this.program = program;
    }

    /** Starts the program; its output is appended to the log file. */
    public static ChildProcess start(ChildProgram program) {
        var child = new ChildProcess(program);
        child.start();
        return child;
    }

    /** SIGKILL to every child of this JVM; returns when they are gone. For the end of the JVM. */
    public static void endAll() {
        ChildStarter.endAll();
    }

    public ChildProgram program() {
        return program;
    }

    /** Starts it again after an end. */
    public synchronized void start() {
        if (isAlive()) {
            throw new IllegalStateException(program.name() + " runs already");
        }
        process = ChildStarter.start(program);
    }

    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    public synchronized long pid() {
        return running().pid();
    }

    /** The processes that it has started, and theirs. */
    List<ProcessHandle> descendants() {
        return running().descendants().toList();
    }

    /** SIGTERM, then SIGKILL after ten seconds; returns when it is gone. */
    public void stop() {
        stop(PATIENCE);
    }

    void stop(Duration patience) {
        Process current = running();
        current.destroy();
        if (!endsWithin(current, patience)) {
            killHard();
        }
    }

    /** SIGKILL; returns when it is gone. */
    public void killHard() {
        Process current = running();
        current.destroyForcibly();
        if (!endsWithin(current, PATIENCE)) {
            throw new IllegalStateException(program.name() + " survived a kill -9");
        }
    }

    /** {@link #stop()} and {@link #start()}. */
    public void restart() {
        stop();
        start();
    }

    /**
     * Waits for a condition.
     *
     * @throws ChildFailedException when the program ends before, or the time is over; its message names the log file and
     *     ends with the last lines of it
     */
    public void awaitReady(Duration patience, BooleanSupplier ready) {
        Instant end = Instant.now().plus(patience);
        while (!ready.getAsBoolean()) {
            if (!isAlive()) {
                throw new ChildFailedException(
                        program, "ended with code " + running().exitValue());
            }
            if (Instant.now().isAfter(end)) {
                throw new ChildFailedException(program, "was not ready within " + patience.toSeconds() + " s");
            }
            endsWithin(running(), POLL);
        }
    }

    /** Waits for the end, however long it takes; the exit code. */
    public int awaitEnd() {
        try {
            return running().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while waiting for a process", e));
        }
    }

    /** Waits for the end; the exit code. */
    public int awaitEnd(Duration patience) {
        Process current = running();
        if (!endsWithin(current, patience)) {
            throw new ChildFailedException(program, "did not end within " + patience.toSeconds() + " s");
        }
        return current.exitValue();
    }

    /** Runs when the process that lives now ends, on a thread of its own. */
    public void onEnd(Runnable action) {
        var _ = running()
                .onExit()
                .thenRunAsync(action, task -> Thread.ofVirtual().start(task));
    }

    @Override
    public void close() {
        if (isAlive()) {
            stop();
        }
    }

    private synchronized Process running() {
        if (process == null) {
            throw new IllegalStateException(program.name() + " was never started");
        }
        return process;
    }

    private static boolean endsWithin(Process process, Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while waiting for a process", e));
        }
    }
}
