package dev.granary.agent.application;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether the agent is asked to end. Long work looks at it at every step. */
public final class Stopping {

    private final CountDownLatch begun = new CountDownLatch(1);

    public void begin() {
        begun.countDown();
    }

    public boolean hasBegun() {
        return begun.getCount() == 0;
    }

    /** Waits so long, or until the agent is asked to end. */
    public void await(Duration time) throws InterruptedException {
        var _ = begun.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    void check() {
        if (hasBegun()) {
            throw new StoppedException();
        }
    }
}
