package dev.granary.eventing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the outbox relay and of event consumers. All have defaults. */
@ConfigMapping(prefix = "granary.eventing")
public interface EventingConfig {
    Retry retry();

    Relay relay();

    /**
     * How long the id of a handled event is remembered. Shorter than the time in which the same event can come again
     * (retention of its topic, 30 days) means that an old event that is replayed is handled again.
     */
    @WithDefault("P35D")
    Duration rememberFor();

    /** How a consumer repeats an event whose handler failed. */
    interface Retry {
        /** Wait before the first repetition; doubles each time, with half of it at random. */
        @WithDefault("PT0.1S")
        Duration initialDelay();

        /** Longest wait between two repetitions. */
        @WithDefault("PT30S")
        Duration maxDelay();

        /**
         * Attempts in all before an event becomes a dead letter. Counts only faults that are the event's own; while the
         * database or the network is down the event waits, however long that takes. 1 means no repetition.
         */
        @WithDefault("5")
        int attempts();
    }

    /** The thread that brings the outbox to the broker. */
    interface Relay {
        /** Longest time until an event is found whose notification got lost. */
        @WithDefault("PT1S")
        Duration pollInterval();

        /** Events that are sent before their acknowledgements are awaited. */
        @WithDefault("500")
        int batchSize();

        /** Wait before the relay connects again after the database or the broker failed. */
        @WithDefault("PT0.5S")
        Duration reconnectDelay();
    }
}
