package dev.granary.agent.application.restore;

import dev.granary.agent.application.port.ClusterUnreachableException;
import dev.granary.agent.domain.kube.StoredObject;
import dev.granary.agent.domain.restore.Phase;
import java.util.function.BooleanSupplier;

/** One way through a backup, phase by phase, several objects at a time. */
final class PhaseRun {

    private final BackupContents contents;
    private final Asked asked;
    private final Results results;
    private final BooleanSupplier cancelled;
    private final int workers;
    private volatile boolean stopped;

    PhaseRun(BackupContents contents, Asked asked, Results results, BooleanSupplier cancelled, int workers) {
        this.contents = contents;
        this.asked = asked;
        this.results = results;
        this.cancelled = cancelled;
        this.workers = workers;
    }

    /** Answers whether the phase came to its end. */
    boolean phase(Phase phase, ObjectStep step) {
        try (Workers threads = new Workers(workers)) {
            read(phase, step, threads);
            threads.finish();
        }
        if (!stopped) {
            step.ended(phase);
        }
        return !stopped;
    }

    private void read(Phase phase, ObjectStep step, Workers threads) {
        try {
            contents.forEachLine(phase, line -> submit(threads, line, step));
        } catch (CancelledException e) {
            stopped = true;
        }
    }

    private void submit(Workers threads, byte[] line, ObjectStep step) {
        if (stopped) {
            throw new CancelledException();
        }
        try {
            threads.submit(line.length, () -> handle(line, step));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterUnreachableException("interrupted", e);
        }
    }

    private void handle(byte[] line, ObjectStep step) {
        if (cancelled.getAsBoolean()) {
            stopped = true;
        } else {
            StoredObject stored = contents.read(line);
            asked.meet(stored);
            handle(stored, step);
        }
    }

    private void handle(StoredObject stored, ObjectStep step) {
        try {
            step.handle(stored)
                    .map(result -> result.inVersion(stored.object().apiVersion()))
                    .ifPresent(results::add);
        } catch (CancelledException e) {
            stopped = true;
        }
    }

    /** The end, with what was asked for by name and never met. */
    RestoreEnd end(boolean whole) {
        if (whole) {
            asked.missing().forEach(results::add);
        }
        return new RestoreEnd(!whole, results.counts());
    }

    /** Ends the reading of a backup, or the wait for a volume. */
    static final class CancelledException extends RuntimeException {
        CancelledException() {
            super("cancelled", null, false, false);
        }
    }
}
