package dev.granary.backup.application;

import dev.granary.backup.application.RestoreResult.BackupNotRestorable;
import dev.granary.backup.application.RestoreResult.BackupUnknown;
import dev.granary.backup.application.RestoreResult.ClusterNotReachable;
import dev.granary.backup.application.RestoreResult.ClusterOfAnotherTenant;
import dev.granary.backup.application.RestoreResult.ClusterUnknown;
import dev.granary.backup.application.RestoreResult.ConnectionNotValid;
import dev.granary.backup.application.RestoreResult.NamespaceNotInBackup;
import dev.granary.backup.application.RestoreResult.NamespacesCollide;
import dev.granary.backup.application.RestoreResult.Refused;
import dev.granary.backup.application.port.Backups;
import dev.granary.backup.application.port.KnownClusters;
import dev.granary.backup.application.port.KnownConnections;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.KnownCluster;
import dev.granary.backup.domain.KnownConnection;
import dev.granary.backup.domain.NamespaceName;
import dev.granary.backup.domain.RestoreOptions;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides whether a restore has a chance: a backup that holds something, and a cluster of the same tenant whose agent
 * will come and can use the location of the backup. The cluster need not be the one of the backup, which may be gone. One
 * that is offline is no reason to refuse; the command waits for it. A step of {@link RequestRestore}.
 */
public final class AdmitRestore {
    private final Backups backups;
    private final KnownClusters clusters;
    private final KnownConnections connections;

    public AdmitRestore(Backups backups, KnownClusters clusters, KnownConnections connections) {
        this.backups = backups;
        this.clusters = clusters;
        this.connections = connections;
    }

    sealed interface Admission {
        record Admitted(Backup backup, KnownCluster cluster) implements Admission {}

        record NotAdmitted(Refused reason) implements Admission {}
    }

    Uni<Admission> admit(RestoreRequest request) {
        return backups.lock(request.backup())
                .chain(backup -> clusters.find(request.cluster()).chain(cluster -> {
                    if (backup.isEmpty()) {
                        return no(new BackupUnknown(request.backup()));
                    }
                    return cluster.isEmpty()
                            ? no(new ClusterUnknown(request.cluster()))
                            : admit(request, backup.get(), cluster.get());
                }));
    }

    private Uni<Admission> admit(RestoreRequest request, Backup backup, KnownCluster cluster) {
        return connections
                .find(backup.order().location(), cluster.id())
                .map(connection -> refusal(request, backup, cluster, connection)
                        .<Admission>map(Admission.NotAdmitted::new)
                        .orElseGet(() -> new Admission.Admitted(backup, cluster)));
    }

    private static Optional<Refused> refusal(
            RestoreRequest request, Backup backup, KnownCluster cluster, Optional<KnownConnection> connection) {
        if (!cluster.tenant().equals(backup.order().tenant())) {
            return Optional.of(new ClusterOfAnotherTenant(cluster));
        }
        if (!backup.isInStore()) {
            return Optional.of(new BackupNotRestorable(backup));
        }
        if (!cluster.canBeCommanded()) {
            return Optional.of(new ClusterNotReachable(cluster));
        }
        return connection.filter(KnownConnection::isValid).isPresent()
                ? strangeNamespace(request, backup).or(() -> collision(request.options(), backup))
                : Optional.of(new ConnectionNotValid(cluster, connection));
    }

    private static Optional<Refused> strangeNamespace(RestoreRequest request, Backup backup) {
        List<NamespaceName> asked = request.options().namespaces();
        return backup.order()
                .knownNamespaces()
                .flatMap(known ->
                        asked.stream().filter(it -> !known.contains(it)).findFirst())
                .map(it -> new NamespaceNotInBackup(it, asked.indexOf(it)));
    }

    /**
     * Two namespaces never become one: what one holds would stand in the way of what the other holds. Of a backup whose
     * namespaces only its cluster knows, the agent finds out.
     */
    private static Optional<Refused> collision(RestoreOptions options, Backup backup) {
        Map<String, NamespaceName> byTarget = new HashMap<>();
        List<NamespaceName> restored = options.namespaces().isEmpty()
                ? backup.order().knownNamespaces().orElse(List.of())
                : options.namespaces();
        for (NamespaceName name : restored) {
            String target = options.targetOf(name);
            NamespaceName other = byTarget.putIfAbsent(target, name);
            if (other != null) {
                boolean isMapped = options.namespaceMapping().containsKey(name.value());
                return Optional.of(
                        isMapped
                                ? new NamespacesCollide(name, other, target)
                                : new NamespacesCollide(other, name, target));
            }
        }
        return Optional.empty();
    }

    private static Uni<Admission> no(Refused reason) {
        return Uni.createFrom().item(new Admission.NotAdmitted(reason));
    }
}
