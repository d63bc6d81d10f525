package dev.granary.registry.adapter.kafka.ingest;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses that double up to five seconds; half of each is chance, so that instances do not march in step. */
final class Backoff {

    private static final long SHORTEST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 5_000;

    private long millis = SHORTEST_MILLIS;

    Duration next() {
        long pause = millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1);
        millis = Math.min(2 * millis, LONGEST_MILLIS);
        return Duration.ofMillis(pause);
    }

    void reset() {
        millis = SHORTEST_MILLIS;
    }
}
