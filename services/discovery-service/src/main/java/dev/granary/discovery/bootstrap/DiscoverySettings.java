package dev.granary.discovery.bootstrap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Settings of discovery-service. */
@ConfigMapping(prefix = "granary.discovery")
public interface DiscoverySettings {

    /**
     * Tink keyset (cleartext JSON, AEAD, for instance AES256_GCM) that seals Gardener credentials. The service does not
     * start without it. Removing a key from it makes every credential unreadable that it sealed.
     */
    Path keysetFile();

    Agent agent();

    Gardener gardener();

    Installation installation();

    /** What the agents are told. */
    interface Agent {
        /** Container image; its tag or digest is the version that is reported as installed. */
        String image();

        /** Host and port of the bus listener for agents, as shoots reach it. */
        String kafkaBootstrap();

        /** Base URL of cluster-registry's token endpoint, as shoots reach it. */
        URI tokenEndpoint();

        /** PEM file with the authorities that agents trust for bus, token endpoint, Entra ID and blob storage. Read at start. */
        Path caFile();

        /** How often agents say that they live. The registry has to expect the same. */
        @WithDefault("PT30S")
        Duration heartbeatInterval();
    }

    /** How Gardener is asked. */
    interface Gardener {
        /** Until a connection to Gardener or to a shoot stands; then it counts as unreachable. */
        @WithDefault("PT5S")
        Duration connectTimeout();

        /** Until one request to Gardener or to a shoot is answered. Does not limit watches. */
        @WithDefault("PT30S")
        Duration requestTimeout();

        /** Shoots per list request and per transaction, from 1. */
        @WithDefault("500")
        int pageSize();

        /** How long a watch is believed; then everything is listed again, which finds what a watch did not say. */
        @WithDefault("PT15M")
        Duration relistInterval();

        /** Failures in a row before a config that worked shows FAILED; 1 shows the first. */
        @WithDefault("3")
        int patience();

        /** First wait after a failure; doubles, with half of it at random. */
        @WithDefault("PT1S")
        Duration firstRetry();

        /** Longest wait after a failure. */
        @WithDefault("PT1M")
        Duration longestRetry();
    }

    /** How agents are brought to shoots. */
    interface Installation {
        /** Installations at a time, from 1. */
        @WithDefault("8")
        int concurrency();

        /** An attempt that has not ended by then counts as lost and is made again, also by another process. */
        @WithDefault("PT5M")
        Duration lease();

        /** How often due installations are looked for. */
        @WithDefault("PT1S")
        Duration pollInterval();

        /** How often a hibernated shoot is looked at; its waking is noticed by the watch earlier. */
        @WithDefault("PT1M")
        Duration hibernationCheck();

        /** Failed attempts in a row before the fleet hears of a failure that is retried; 1 tells the first. */
        @WithDefault("3")
        int patience();

        /** First wait after a failed attempt; doubles, with half of it at random. */
        @WithDefault("PT1S")
        Duration firstRetry();

        /** Longest wait after a failed attempt. */
        @WithDefault("PT5M")
        Duration longestRetry();
    }
}
