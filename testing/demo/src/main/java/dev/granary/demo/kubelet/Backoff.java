package dev.granary.demo.kubelet;

import java.time.Duration;

/** Pauses before a pod starts again: none, then 1 s, doubled up to 8 s. A real kubelet goes from 10 s to 5 min. */
final class Backoff {
    private static final Duration LONGEST = Duration.ofSeconds(8);

    private Duration next = Duration.ZERO;

    Duration next() {
        Duration now = next;
        Duration doubled = now.isZero() ? Duration.ofSeconds(1) : now.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return now;
    }
}
