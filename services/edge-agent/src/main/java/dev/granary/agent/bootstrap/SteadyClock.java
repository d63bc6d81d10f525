package dev.granary.agent.bootstrap;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** Measures how long something takes: it never jumps, and may drift away from the time of day. */
final class SteadyClock implements InstantSource {

    private final Instant start;
    private final LongSupplier nanos;
    private final long nanosAtStart;

    /**
     * Shows that time now.
     *
     * @param nanos as {@link System#nanoTime}
     */
    SteadyClock(Instant start, LongSupplier nanos) {
        this.start = start;
        this.nanos = nanos;
        this.nanosAtStart = nanos.getAsLong();
    }

    @Override
    public Instant instant() {
        return start.plusNanos(nanos.getAsLong() - nanosAtStart);
    }
}
