package dev.granary.engine.store.fakes;

import dev.granary.engine.store.wrapper.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only when somebody waits, or when a test says so: for waiting and, as a clock, for dates. */
public final class ManualTime implements Waiting, InstantSource {

    private final Instant start;
    private Duration passed = Duration.ZERO;
    private final List<Duration> pauses = new ArrayList<>();

    public ManualTime(Instant start) {
        this.start = start;
    }

    public ManualTime() {
        this(Instant.parse("2026-03-01T12:00:00Z"));
    }

    public synchronized void pass(Duration time) {
        passed = passed.plus(time);
    }

    /** How long somebody waited each time. */
    public synchronized List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    @Override
    public synchronized Duration elapsed() {
        return passed;
    }

    @Override
    public synchronized void pause(Duration time) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        pauses.add(time);
        pass(time);
    }

    @Override
    public synchronized Instant instant() {
        return start.plus(passed);
    }
}
