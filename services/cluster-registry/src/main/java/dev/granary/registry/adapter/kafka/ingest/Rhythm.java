package dev.granary.registry.adapter.kafka.ingest;

import java.time.Duration;

/** Is due at once, and then again whenever the interval has passed. For one thread. */
final class Rhythm {

    private final long intervalNanos;
    private long nextNanos = System.nanoTime();

    Rhythm(Duration interval) {
        this.intervalNanos = interval.toNanos();
    }

    boolean isDue() {
        long now = System.nanoTime();
        if (now - nextNanos < 0) {
            return false;
        }
        nextNanos = now + intervalNanos;
        return true;
    }
}
