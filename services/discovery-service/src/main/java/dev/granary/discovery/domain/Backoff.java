package dev.granary.discovery.domain;

import java.time.Duration;

/**
 * Doubling delays with jitter, so that what failed together does not come back together.
 *
 * @param first delay after the first failure, before jitter
 * @param longest no delay is longer, jitter included
 */
public record Backoff(Duration first, Duration longest) {

    private static final int HIGHEST_SHIFT = 20;

    /**
     * The delay before the next try.
     *
     * @param failures in a row, from 1
     * @param random in [0, 1); the delay is between half of the doubled delay and all of it
     */
    public Duration after(int failures, double random) {
        int shift = Math.min(Math.max(failures - 1, 0), HIGHEST_SHIFT);
        long doubled = Math.min(first.toMillis() << shift, longest.toMillis());
        return Duration.ofMillis(doubled / 2 + (long) (doubled / 2.0 * random));
    }
}
