package dev.granary.agent.adapter.kafka;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waits that double up to a limit, each shortened by chance, so that a thousand agents do not come back at once. */
public final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final RandomGenerator random;
    private Duration next = FIRST;

    public Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** The next wait: between half and the whole of the step. */
    public Duration next() {
        Duration step = next;
        Duration doubled = step.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return Duration.ofMillis(step.toMillis() / 2 + random.nextLong(step.toMillis() / 2 + 1));
    }

    public void reset() {
        next = FIRST;
    }
}
