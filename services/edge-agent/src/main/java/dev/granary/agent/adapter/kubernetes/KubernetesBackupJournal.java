package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.application.port.BackupJournal;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.JournalledBackup;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One {@code Backup} custom resource per entry. */
public final class KubernetesBackupJournal implements BackupJournal {

    private final KubernetesClient client;
    private final String namespace;
    private final UUID clusterId;
    private final InstantSource clock;

    public KubernetesBackupJournal(KubernetesClient client, String namespace, UUID clusterId, InstantSource clock) {
        this.client = client;
        this.namespace = namespace;
        this.clusterId = clusterId;
        this.clock = clock;
    }

    @Override
    public boolean create(Command.StartBackup order) {
        BackupResource resource = new BackupResource();
        resource.setMetadata(new ObjectMetaBuilder()
                .withName(order.backupId().toString())
                .withNamespace(namespace)
                .build());
        resource.setSpec(BackupResources.specOf(clusterId, order));
        return Calls.journal(() -> {
            try {
                resources().resource(resource).create();
                return true;
            } catch (KubernetesClientException e) {
                if (e.getCode() == Calls.CONFLICT) {
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    public Optional<JournalledBackup> find(UUID backupId) {
        return Calls.journal(() -> Optional.ofNullable(
                        resources().withName(backupId.toString()).get()))
                .map(BackupResources::journalled);
    }

    @Override
    public List<JournalledBackup> all() {
        return Calls.journal(() -> resources().list().getItems().stream()
                .sorted(Comparator.comparing(backup -> backup.getMetadata().getCreationTimestamp()))
                .map(BackupResources::journalled)
                .toList());
    }

    @Override
    public void started(UUID backupId, int attempt, Instant startedAt) {
        editStatus(backupId, ignored -> BackupStatuses.started(attempt, startedAt, clock.instant()));
    }

    @Override
    public void finished(UUID backupId, BackupOutcome outcome) {
        editStatus(backupId, status -> hasEnded(status) ? status : BackupStatuses.finished(status, outcome));
    }

    @Override
    public void reported(UUID backupId) {
        editStatus(
                backupId,
                status -> Objects.requireNonNull(status, "a backup without outcome is not reported")
                        .withReported());
    }

    private void editStatus(UUID backupId, UnaryOperator<BackupResource.@Nullable Status> edit) {
        Calls.journal(() -> {
            resources().withName(backupId.toString()).editStatus(resource -> {
                resource.setStatus(edit.apply(resource.getStatus()));
                return resource;
            });
        });
    }

    private static boolean hasEnded(BackupResource.@Nullable Status status) {
        return status != null && status.finishedAt() != null;
    }

    private NonNamespaceOperation<BackupResource, KubernetesResourceList<BackupResource>, Resource<BackupResource>>
            resources() {
        return client.resources(BackupResource.class).inNamespace(namespace);
    }
}
