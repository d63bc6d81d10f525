package dev.granary.registry.domain;

import java.time.Instant;

/** Something that happened to a cluster; carries the whole cluster as it was afterwards. */
public sealed interface ClusterEvent {

    Cluster cluster();

    Instant occurredAt();

    record Registered(Cluster cluster, Instant occurredAt) implements ClusterEvent {}

    record InstallationRequested(Cluster cluster, Instant occurredAt) implements ClusterEvent {}

    record Updated(Cluster cluster, Instant occurredAt) implements ClusterEvent {}

    record Unmanaged(Cluster cluster, Instant occurredAt) implements ClusterEvent {}

    record WentOnline(Cluster cluster, Instant occurredAt) implements ClusterEvent {}

    record WentOffline(Cluster cluster, Instant occurredAt) implements ClusterEvent {}

    record Failed(Cluster cluster, Instant occurredAt) implements ClusterEvent {}
}
