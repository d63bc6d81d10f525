package dev.granary.engine.store.wrapper;

import java.time.Duration;

/** Time for one who waits. Only differences count. Safe for several threads. */
public interface Waiting {

    /** Time that passed since some moment, and that no change of a clock moves. */
    Duration elapsed();

    void pause(Duration time) throws InterruptedException;

    /** The machine's own. */
    static Waiting real() {
        return new Waiting() {
            @Override
            public Duration elapsed() {
                return Duration.ofNanos(System.nanoTime());
            }

            @Override
            public void pause(Duration time) throws InterruptedException {
                Thread.sleep(time);
            }
        };
    }
}
