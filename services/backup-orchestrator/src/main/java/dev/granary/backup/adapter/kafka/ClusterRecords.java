package dev.granary.backup.adapter.kafka;

import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.KnownCluster;
import dev.granary.backup.domain.KnownCluster.Reachability;
import dev.granary.contracts.clusters.v1.AgentInstallationRequested;
import dev.granary.contracts.clusters.v1.Cluster;
import dev.granary.contracts.clusters.v1.ClusterFailed;
import dev.granary.contracts.clusters.v1.ClusterRegistered;
import dev.granary.contracts.clusters.v1.ClusterUnmanaged;
import dev.granary.contracts.clusters.v1.ClusterUpdated;
import dev.granary.contracts.clusters.v1.ClusterWentOffline;
import dev.granary.contracts.clusters.v1.ClusterWentOnline;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;

/** The clusters in the records of granary.clusters.v1: each carries the whole cluster. */
final class ClusterRecords {
    private ClusterRecords() {}

    /** Empty for a record that this version does not know. */
    static Optional<KnownCluster> clusterOf(SpecificRecordBase payload) {
        return switch (payload) {
            case ClusterRegistered it -> known(it.getCluster());
            case ClusterUpdated it -> known(it.getCluster());
            case ClusterWentOnline it -> known(it.getCluster());
            case ClusterWentOffline it -> known(it.getCluster());
            case ClusterFailed it -> known(it.getCluster());
            case ClusterUnmanaged it -> known(it.getCluster());
            case AgentInstallationRequested it -> known(it.getCluster());
            default -> Optional.empty();
        };
    }

    private static Optional<KnownCluster> known(Cluster cluster) {
        return Optional.of(new KnownCluster(
                new ClusterId(cluster.getClusterId()),
                cluster.getName(),
                cluster.getTenant(),
                reachability(cluster),
                cluster.getVersion()));
    }

    private static Reachability reachability(Cluster cluster) {
        return switch (cluster.getState()) {
            case UNKNOWN -> Reachability.UNKNOWN;
            case PENDING -> Reachability.PENDING;
            case ONLINE -> Reachability.ONLINE;
            case OFFLINE -> Reachability.OFFLINE;
            case FAILED -> Reachability.FAILED;
            case REMOVING -> Reachability.REMOVING;
        };
    }
}
