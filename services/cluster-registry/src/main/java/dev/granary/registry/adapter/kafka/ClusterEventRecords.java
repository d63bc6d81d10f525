package dev.granary.registry.adapter.kafka;

import dev.granary.contracts.clusters.v1.AgentInstallationRequested;
import dev.granary.contracts.clusters.v1.ClusterFailed;
import dev.granary.contracts.clusters.v1.ClusterRegistered;
import dev.granary.contracts.clusters.v1.ClusterState;
import dev.granary.contracts.clusters.v1.ClusterUnmanaged;
import dev.granary.contracts.clusters.v1.ClusterUpdated;
import dev.granary.contracts.clusters.v1.ClusterWentOffline;
import dev.granary.contracts.clusters.v1.ClusterWentOnline;
import dev.granary.registry.domain.Agent;
import dev.granary.registry.domain.Cluster;
import dev.granary.registry.domain.ClusterEvent;
import dev.granary.registry.domain.ClusterEvent.Failed;
import dev.granary.registry.domain.ClusterEvent.InstallationRequested;
import dev.granary.registry.domain.ClusterEvent.Registered;
import dev.granary.registry.domain.ClusterEvent.Unmanaged;
import dev.granary.registry.domain.ClusterEvent.Updated;
import dev.granary.registry.domain.ClusterEvent.WentOffline;
import dev.granary.registry.domain.ClusterEvent.WentOnline;
import dev.granary.registry.domain.Shoot;
import dev.granary.registry.domain.Status;
import org.apache.avro.specific.SpecificRecordBase;

/** Wire records of the cluster's events. */
final class ClusterEventRecords {

    private ClusterEventRecords() {}

    static SpecificRecordBase recordOf(ClusterEvent event) {
        var cluster = wire(event.cluster());
        return switch (event) {
            case Registered e -> new ClusterRegistered(cluster, e.occurredAt());
            case InstallationRequested e -> new AgentInstallationRequested(cluster, e.occurredAt());
            case Updated e -> new ClusterUpdated(cluster, e.occurredAt());
            case Unmanaged e -> new ClusterUnmanaged(cluster, e.occurredAt());
            case WentOnline e -> new ClusterWentOnline(cluster, e.occurredAt());
            case WentOffline e -> new ClusterWentOffline(cluster, e.occurredAt());
            case Failed e -> new ClusterFailed(cluster, e.occurredAt());
        };
    }

    private static dev.granary.contracts.clusters.v1.Cluster wire(Cluster cluster) {
        Shoot shoot = cluster.shoot();
        Status status = cluster.status();
        Agent agent = cluster.agent();
        return dev.granary.contracts.clusters.v1.Cluster.newBuilder()
                .setClusterId(cluster.id().value())
                .setTenant(cluster.tenant().name())
                .setName(shoot.name())
                .setNamespace(shoot.namespace())
                .setConfigId(cluster.sighting().configId())
                .setRegistrationNumber(cluster.registrationNumber())
                .setState(wire(status.state()))
                .setReason(status.reason())
                .setMessage(status.message())
                .setStateSince(status.since())
                .setManaged(cluster.managed())
                .setHibernated(shoot.hibernated())
                .setLabels(shoot.labels())
                .setRegion(shoot.region())
                .setProvider(shoot.provider())
                .setPurpose(shoot.purpose())
                .setKubernetesVersion(cluster.kubernetesVersion())
                .setTimeZone(agent == null ? null : agent.timeZone())
                .setAgentVersion(agent == null ? null : agent.version())
                .setLastHeardAt(cluster.lastHeardAt())
                .setVersion(cluster.version())
                .build();
    }

    private static ClusterState wire(dev.granary.registry.domain.ClusterState state) {
        return switch (state) {
            case PENDING -> ClusterState.PENDING;
            case ONLINE -> ClusterState.ONLINE;
            case OFFLINE -> ClusterState.OFFLINE;
            case FAILED -> ClusterState.FAILED;
            case REMOVING -> ClusterState.REMOVING;
        };
    }
}
