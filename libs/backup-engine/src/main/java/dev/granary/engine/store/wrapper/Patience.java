package dev.granary.engine.store.wrapper;

import java.time.Duration;

/**
 * How long somebody tries again. Waits double from the first to the longest; each is shortened by up to a half at random,
 * so that many who failed together do not come back together. What a store asks to wait is waited in full.
 *
 * @param firstWait before the second try
 * @param longestWait between two tries, unless the store asks for more
 * @param deadline since the first try, for all tries and waits of one call; of a stream, since its last byte. No wait
 *     begins that would end after it; a try that has begun goes on
 */
public record Patience(Duration firstWait, Duration longestWait, Duration deadline) {

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    public Patience {
        if (!firstWait.isPositive() || longestWait.compareTo(firstWait) < 0 || deadline.isNegative()) {
            throw new IllegalArgumentException(
                    "not a patience: " + firstWait + " to " + longestWait + " until " + deadline);
        }
    }

    /** Half a second to half a minute between two tries. */
    public static Patience until(Duration deadline) {
        return new Patience(FIRST_WAIT, LONGEST_WAIT, deadline);
    }

    /** Wait after so many failures, before chance shortens it. */
    Duration waitAfter(int failures) {
        Duration wait = firstWait;
        for (int i = 1; i < failures && wait.compareTo(longestWait) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longestWait) < 0 ? wait : longestWait;
    }
}
