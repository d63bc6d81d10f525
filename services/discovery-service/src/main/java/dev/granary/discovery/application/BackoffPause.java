package dev.granary.discovery.application;

import dev.granary.discovery.application.port.Pause;
import dev.granary.discovery.domain.Backoff;
import java.util.random.RandomGenerator;

/** Rests the longer the more went wrong in a row. */
public final class BackoffPause {

    private final Backoff backoff;
    private final Pause pause;
    private final RandomGenerator random;

    public BackoffPause(Backoff backoff, Pause pause, RandomGenerator random) {
        this.backoff = backoff;
        this.pause = pause;
        this.random = random;
    }

    /**
     * Returns after the delay.
     *
     * @param failures in a row, from 1
     */
    public void after(int failures) throws InterruptedException {
        pause.rest(backoff.after(failures, random.nextDouble()));
    }
}
