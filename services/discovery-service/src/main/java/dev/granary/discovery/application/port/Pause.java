package dev.granary.discovery.application.port;

import java.time.Duration;

/** Waiting, as something that a test can shorten. */
@FunctionalInterface
public interface Pause {

    void rest(Duration duration) throws InterruptedException;
}
