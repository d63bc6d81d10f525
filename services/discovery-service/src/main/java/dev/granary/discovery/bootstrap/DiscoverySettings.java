package dev.granary.discovery.bootstrap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Discovery configs, how Gardener is followed, and how agents come to shoots. */
@ConfigMapping(prefix = "granary.discovery")
public interface DiscoverySettings {

    /**
     * Tink keyset (cleartext JSON, AEAD, for instance AES256_GCM) that seals Gardener credentials.
     *
     * <p>Limits: the service does not start without it. Removing a key from it makes every credential unreadable that it
     * sealed.
     */
    Path keysetFile();

    Agent agent();

    Gardener gardener();

    Installation installation();

    /** What the agents are told. */
    interface Agent {
        /**
         * Container image; its tag or digest is the version that is reported as installed.
         *
         * <p>Limits: an image that shoots cannot pull leaves their clusters PENDING.
         */
        String image();

        /**
         * Host and port of the bus listener for agents, as shoots reach it.
         *
         * <p>Limits: an address that shoots do not reach leaves their clusters PENDING.
         */
        String kafkaBootstrap();

        /**
         * Base URL of cluster-registry's token endpoint, as shoots reach it.
         *
         * <p>Limits: as above.
         */
        URI tokenEndpoint();

        /**
         * PEM file with the authorities that agents trust for bus, token endpoint, Entra ID and blob storage. Read at
         * start.
         *
         * <p>Limits: the service does not start without it. Another content restarts every agent at its next installation.
         */
        Path caFile();

        /**
         * How often agents say that they live. The registry has to expect the same.
         *
         * <p>Limits: positive, or no agent starts. Longer than the registry expects makes clusters OFFLINE.
         */
        @WithDefault("PT30S")
        Duration heartbeatInterval();
    }

    /** How Gardener is asked. */
    interface Gardener {
        /**
         * Until a connection to Gardener or to a shoot stands; then it counts as unreachable.
         *
         * <p>Limits: at least a millisecond, or the service does not start. Shorter than the network needs makes everything
         * look unreachable; long ones hold an installation's place.
         */
        @WithDefault("PT5S")
        Duration connectTimeout();

        /**
         * Until one request to Gardener or to a shoot is answered. Does not limit watches.
         *
         * <p>Limits: as above.
         */
        @WithDefault("PT30S")
        Duration requestTimeout();

        /**
         * Shoots per list request and per transaction.
         *
         * <p>Limits: at least 1, or the service does not start. Small ones cost a request each; thousands cost memory, here
         * and in Gardener.
         */
        @WithDefault("500")
        int pageSize();

        /**
         * How long a watch is believed; then everything is listed again, which finds what a watch did not say.
         *
         * <p>Limits: at least a millisecond, or the service does not start. Short ones load Gardener; so long a change may
         * stay unseen that a watch lost.
         */
        @WithDefault("PT15M")
        Duration relistInterval();

        /**
         * Failures in a row before a config that worked shows FAILED.
         *
         * <p>Limits: at least 1, which shows the first, or the service does not start.
         */
        @WithDefault("3")
        int patience();

        /**
         * First wait after a failure; doubles, with half of it at random.
         *
         * <p>Limits: at least a millisecond, or the service does not start. Longer than the longest wait counts as that.
         */
        @WithDefault("PT1S")
        Duration firstRetry();

        /**
         * Longest wait after a failure.
         *
         * <p>Limits: at least a millisecond, or the service does not start. So long may pass after an outage until shoots
         * are followed again.
         */
        @WithDefault("PT1M")
        Duration longestRetry();
    }

    /** How agents are brought to shoots. */
    interface Installation {
        /**
         * Installations at a time.
         *
         * <p>Limits: at least 1, or the service does not start. Each holds a connection to a shoot and to the database's
         * pool now and then.
         */
        @WithDefault("8")
        int concurrency();

        /**
         * An attempt that has not ended by then counts as lost and is made again, also by another process.
         *
         * <p>Limits: at least a second, or the service does not start. Shorter than an attempt takes makes it twice at a
         * time, which does no harm and costs requests; so long a shoot waits after a crash.
         */
        @WithDefault("PT5M")
        Duration lease();

        /**
         * How often due installations are looked for.
         *
         * <p>Limits: at least a millisecond, or the service does not start. Short ones cost a query each.
         */
        @WithDefault("PT1S")
        Duration pollInterval();

        /**
         * How often a hibernated shoot is looked at; its waking is noticed by the watch earlier.
         *
         * <p>Limits: at least a millisecond, or the service does not start. Short ones cost a request to Gardener each.
         */
        @WithDefault("PT1M")
        Duration hibernationCheck();

        /**
         * Failed attempts in a row before the fleet hears of a failure that is retried.
         *
         * <p>Limits: at least 1, which tells the first, or the service does not start.
         */
        @WithDefault("3")
        int patience();

        /**
         * First wait after a failed attempt; doubles, with half of it at random.
         *
         * <p>Limits: at least a millisecond, or the service does not start. Longer than the longest wait counts as that.
         */
        @WithDefault("PT1S")
        Duration firstRetry();

        /**
         * Longest wait after a failed attempt.
         *
         * <p>Limits: at least a millisecond, or the service does not start. So long a shoot may wait that can be reached
         * again.
         */
        @WithDefault("PT5M")
        Duration longestRetry();
    }
}
