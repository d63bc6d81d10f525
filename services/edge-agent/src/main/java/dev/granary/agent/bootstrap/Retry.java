package dev.granary.agent.bootstrap;

import dev.granary.agent.adapter.kafka.Backoff;
import dev.granary.agent.application.Stopping;
import dev.granary.agent.application.port.ClusterUnreachableException;
import dev.granary.agent.application.port.EventsUnavailableException;
import dev.granary.agent.application.port.JournalUnavailableException;
import dev.granary.observability.LogLine;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Does a step of a background thread until it works: the API server and the bus may be away for any time. */
final class Retry {

    private static final Logger LOG = Logger.getLogger(Retry.class);

    private final Stopping stopping;

    Retry(Stopping stopping) {
        this.stopping = stopping;
    }

    /** Returns when the step has returned, or the agent is asked to end. */
    void untilDone(String what, Runnable step) throws InterruptedException {
        Backoff backoff = new Backoff(RandomGenerator.getDefault());
        while (!stopping.hasBegun()) {
            try {
                step.run();
                return;
            } catch (JournalUnavailableException | EventsUnavailableException | ClusterUnreachableException e) {
                if (stopping.hasBegun()) {
                    return;
                }
                Duration wait = backoff.next();
                LOG.warn(LogLine.of(
                        "step is tried again", "step", what, "wait", wait, "message", String.valueOf(e.getMessage())));
                stopping.await(wait);
            }
        }
    }
}
