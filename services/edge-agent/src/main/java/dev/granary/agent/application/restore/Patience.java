package dev.granary.agent.application.restore;

import java.time.Duration;

/** Waits for something that the cluster does by itself. */
@FunctionalInterface
public interface Patience {

    /**
     * Waits so long.
     *
     * @throws RuntimeException waiting has become pointless, because the agent is asked to end
     */
    void await(Duration time);
}
