package dev.granary.registry.domain;

import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * A cluster after a transition, and the events that tell of it. Without events the cluster may still differ in what
 * nobody outside sees (order of sightings, last word, keys) and has to be stored.
 */
public record Change(Cluster cluster, List<ClusterEvent> events) {

    static Change silently(Cluster cluster) {
        return new Change(cluster, List.of());
    }

    /** Every event has a version of its own, so that a reader that keeps the highest drops none. */
    Change raise(BiFunction<Cluster, Instant, ClusterEvent> kind, Instant at) {
        Cluster next = cluster.nextVersion();
        return new Change(
                next,
                Stream.concat(events.stream(), Stream.of(kind.apply(next, at))).toList());
    }
}
