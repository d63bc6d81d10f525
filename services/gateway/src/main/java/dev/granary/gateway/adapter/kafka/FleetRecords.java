package dev.granary.gateway.adapter.kafka;

import dev.granary.gateway.application.Backup;
import dev.granary.gateway.application.BackupProblem;
import dev.granary.gateway.application.BackupState;
import dev.granary.gateway.application.Cluster;
import dev.granary.gateway.application.ClusterState;
import dev.granary.gateway.application.Connection;
import dev.granary.gateway.application.ConnectionState;
import dev.granary.gateway.application.Location;

/** Wire records to what the projection holds. */
final class FleetRecords {

    private FleetRecords() {}

    static Cluster cluster(dev.granary.contracts.clusters.v1.Cluster wire) {
        return new Cluster(
                wire.getClusterId(),
                wire.getTenant(),
                wire.getName(),
                wire.getNamespace(),
                wire.getConfigId(),
                wire.getRegistrationNumber(),
                ClusterState.valueOf(wire.getState().name()),
                wire.getReason(),
                wire.getMessage(),
                wire.getStateSince(),
                wire.getManaged(),
                wire.getHibernated(),
                wire.getLabels(),
                wire.getRegion(),
                wire.getProvider(),
                wire.getPurpose(),
                wire.getKubernetesVersion(),
                wire.getTimeZone(),
                wire.getAgentVersion(),
                wire.getLastHeardAt(),
                wire.getVersion());
    }

    static Location location(dev.granary.contracts.locations.v1.Location wire) {
        return new Location(
                wire.getLocationId(),
                wire.getName(),
                wire.getProvider().name(),
                wire.getStorageAccount(),
                wire.getContainer(),
                wire.getEndpoint(),
                wire.getEncrypted(),
                wire.getVersion());
    }

    static Connection connection(dev.granary.contracts.locations.v1.Connection wire) {
        return new Connection(
                wire.getLocationId(),
                wire.getClusterId(),
                ConnectionState.valueOf(wire.getState().name()),
                wire.getReason(),
                wire.getMessage(),
                wire.getValidationId(),
                wire.getValidatedAt(),
                wire.getVersion());
    }

    static Backup backup(dev.granary.contracts.backups.v1.Backup wire) {
        return backup(wire, BackupState.valueOf(wire.getState().name()));
    }

    static Backup deleted(dev.granary.contracts.backups.v1.Backup wire) {
        return backup(wire, BackupState.DELETED);
    }

    private static Backup backup(dev.granary.contracts.backups.v1.Backup wire, BackupState state) {
        return new Backup(
                wire.getBackupId(),
                wire.getClusterId(),
                wire.getTenant(),
                wire.getLocationId(),
                wire.getName(),
                wire.getNamespaces(),
                state,
                wire.getReason(),
                wire.getMessage(),
                wire.getRequestedAt(),
                wire.getStartedAt(),
                wire.getFinishedAt(),
                wire.getObjects(),
                wire.getObjectBytes(),
                wire.getStoredBytes(),
                wire.getBlobs(),
                wire.getProblems().stream().map(FleetRecords::problem).toList(),
                VerificationRecords.verification(wire.getVerification()),
                VerificationRecords.integrity(wire.getIntegrity()),
                wire.getVersion());
    }

    private static BackupProblem problem(dev.granary.contracts.backups.v1.BackupProblem wire) {
        return new BackupProblem(
                wire.getKind(), wire.getNamespace(), wire.getName(), wire.getReason(), wire.getMessage());
    }
}
