package dev.granary.eventing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The outbox relay and the event consumers of a service. */
@ConfigMapping(prefix = "granary.eventing")
public interface EventingConfig {
    Retry retry();

    Relay relay();

    /**
     * How long the id of a handled event is remembered.
     *
     * <p>Limits: shorter than the time in which the same event can come again (retention of its topic, 30 days) means that
     * an old event that is replayed is handled again; longer costs a row per event.
     */
    @WithDefault("P35D")
    Duration rememberFor();

    /** How a consumer repeats an event whose handler failed. */
    interface Retry {
        /**
         * Wait before the first repetition; doubles each time, with half of it at random.
         *
         * <p>Limits: at least a millisecond, or the service does not start. Longer than the longest wait counts as that.
         */
        @WithDefault("PT0.1S")
        Duration initialDelay();

        /**
         * Longest wait between two repetitions.
         *
         * <p>Limits: at least a millisecond, or the service does not start. So long may pass after an outage until a
         * consumer notices its end.
         */
        @WithDefault("PT30S")
        Duration maxDelay();

        /**
         * Attempts in all before an event becomes a dead letter. Counts only faults that are the event's own; while the
         * database or the network is down the event waits, however long that takes.
         *
         * <p>Limits: at least 1, which means no repetition, or the service does not start. The events behind one that
         * cannot be handled wait for all of its attempts.
         */
        @WithDefault("5")
        int attempts();
    }

    /** The thread that brings the outbox to the broker. */
    interface Relay {
        /**
         * Longest time until an event is found whose notification got lost, and until a second instance takes over.
         *
         * <p>Limits: at least a millisecond, or the service does not start. Short ones cost a query each.
         */
        @WithDefault("PT1S")
        Duration pollInterval();

        /**
         * Events that are sent before their acknowledgements are awaited.
         *
         * <p>Limits: at least 1, or the service does not start. So many events are in memory, and may come twice after a
         * crash.
         */
        @WithDefault("500")
        int batchSize();

        /**
         * Wait before the relay connects again after the database or the broker failed.
         *
         * <p>Limits: at least a millisecond, or the service does not start. So long events wait after an outage.
         */
        @WithDefault("PT0.5S")
        Duration reconnectDelay();
    }
}
