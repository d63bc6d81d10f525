package dev.granary.agent.application;

import dev.granary.agent.application.port.ClusterUnreachableException;
import dev.granary.agent.application.restore.Patience;
import java.time.Duration;

/** Waits, but no longer than the agent runs. */
public final class PatienceUntilStop implements Patience {

    private final Stopping stopping;

    public PatienceUntilStop(Stopping stopping) {
        this.stopping = stopping;
    }

    /** Throws {@link StoppedException} when the agent is asked to end. */
    @Override
    public void await(Duration time) {
        try {
            stopping.await(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.check();
            throw new ClusterUnreachableException("interrupted", e);
        }
        stopping.check();
    }
}
