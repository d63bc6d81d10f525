package dev.granary.backup.application;

import dev.granary.backup.application.BackupResult.ClusterNotReachable;
import dev.granary.backup.application.BackupResult.ClusterUnknown;
import dev.granary.backup.application.BackupResult.ConnectionNotValid;
import dev.granary.backup.application.BackupResult.LocationUnknown;
import dev.granary.backup.application.BackupResult.Refused;
import dev.granary.backup.application.port.KnownClusters;
import dev.granary.backup.application.port.KnownConnections;
import dev.granary.backup.application.port.KnownLocations;
import dev.granary.backup.domain.KnownCluster;
import dev.granary.backup.domain.KnownConnection;
import dev.granary.backup.domain.KnownLocation;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * Decides whether a backup has a chance: a cluster whose agent will come, and a location that the agent can use. A
 * cluster that is offline is no reason to refuse; the command waits for it. A step of {@link RequestBackup}.
 */
public final class AdmitBackup {
    private final KnownClusters clusters;
    private final KnownLocations locations;
    private final KnownConnections connections;

    public AdmitBackup(KnownClusters clusters, KnownLocations locations, KnownConnections connections) {
        this.clusters = clusters;
        this.locations = locations;
        this.connections = connections;
    }

    sealed interface Admission {
        record Admitted(KnownCluster cluster) implements Admission {}

        record NotAdmitted(Refused reason) implements Admission {}
    }

    Uni<Admission> admit(BackupRequest request) {
        return clusters.find(request.cluster())
                .chain(cluster -> locations
                        .find(request.location())
                        .chain(location -> connections
                                .find(request.location(), request.cluster())
                                .map(connection -> decide(request, cluster, location, connection))));
    }

    private static Admission decide(
            BackupRequest request,
            Optional<KnownCluster> cluster,
            Optional<KnownLocation> location,
            Optional<KnownConnection> connection) {
        if (cluster.isEmpty()) {
            return new Admission.NotAdmitted(new ClusterUnknown(request.cluster()));
        }
        if (location.isEmpty()) {
            return new Admission.NotAdmitted(new LocationUnknown(request.location()));
        }
        if (!cluster.get().canBeCommanded()) {
            return new Admission.NotAdmitted(new ClusterNotReachable(cluster.get()));
        }
        return connection.filter(KnownConnection::isValid).isPresent()
                ? new Admission.Admitted(cluster.get())
                : new Admission.NotAdmitted(new ConnectionNotValid(connection));
    }
}
