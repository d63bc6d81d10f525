package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.application.port.Journal;
import dev.granary.agent.application.port.JournalUnavailableException;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.DeletionOutcome;
import dev.granary.agent.domain.Ending;
import dev.granary.agent.domain.Journalled;
import dev.granary.agent.domain.RestoreOutcome;
import dev.granary.agent.domain.VerificationOutcome;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** One custom resource per entry. */
public final class KubernetesJournal<C extends Command.Work, R extends Ending, T extends CustomResource<?, ?>>
        implements Journal<C, R> {

    private static final int MOST_TRIES = 10;

    private final KubernetesClient client;
    private final String namespace;
    private final UUID clusterId;
    private final InstantSource clock;
    private final ResourceForm<C, R, T> form;

    private KubernetesJournal(
            KubernetesClient client,
            String namespace,
            UUID clusterId,
            InstantSource clock,
            ResourceForm<C, R, T> form) {
        this.client = client;
        this.namespace = namespace;
        this.clusterId = clusterId;
        this.clock = clock;
        this.form = form;
    }

    /** {@code Backup} resources. */
    public static Journal<Command.StartBackup, BackupOutcome> ofBackups(
            KubernetesClient client, String namespace, UUID clusterId, InstantSource clock) {
        return new KubernetesJournal<>(client, namespace, clusterId, clock, new BackupForm());
    }

    /** {@code Restore} resources. */
    public static Journal<Command.StartRestore, RestoreOutcome> ofRestores(
            KubernetesClient client, String namespace, UUID clusterId, InstantSource clock) {
        return new KubernetesJournal<>(client, namespace, clusterId, clock, new RestoreForm());
    }

    /** {@code BackupDeletion} resources. */
    public static Journal<Command.DeleteBackup, DeletionOutcome> ofDeletions(
            KubernetesClient client, String namespace, UUID clusterId, InstantSource clock) {
        return new KubernetesJournal<>(client, namespace, clusterId, clock, new BackupDeletionForm());
    }

    /** {@code BackupVerification} resources. */
    public static Journal<Command.VerifyBackup, VerificationOutcome> ofVerifications(
            KubernetesClient client, String namespace, UUID clusterId, InstantSource clock) {
        return new KubernetesJournal<>(client, namespace, clusterId, clock, new BackupVerificationForm());
    }

    @Override
    public boolean create(C order) {
        T resource = form.resource(clusterId, order);
        resource.setMetadata(new ObjectMetaBuilder()
                .withName(order.workId().toString())
                .withNamespace(namespace)
                .build());
        return Calls.journal(
                () -> unlessConflict(() -> resources().resource(resource).create()));
    }

    @Override
    public Optional<Journalled<C, R>> find(UUID workId) {
        return get(workId).map(form::journalled);
    }

    @Override
    public List<Journalled<C, R>> all() {
        return Calls.journal(() -> resources().list().getItems().stream()
                .sorted(Comparator.comparing(resource -> resource.getMetadata().getCreationTimestamp()))
                .map(form::journalled)
                .toList());
    }

    @Override
    public void started(UUID workId, int attempt, Instant startedAt) {
        editStatus(workId, resource -> form.start(resource, attempt, startedAt, clock.instant()));
    }

    /** The update carries the version that was read, so that an end that comes between is seen. */
    @Override
    public Optional<Journalled<C, R>> cancel(UUID workId, UUID commandId) {
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<T> found = get(workId);
            Optional<Journalled<C, R>> entry = found.map(form::journalled);
            if (entry.isEmpty() || entry.get().ended() != null || entry.get().cancelledBy() != null) {
                return entry;
            }
            T resource = found.get();
            form.markCancelled(resource, commandId);
            if (Calls.journal(
                    () -> unlessConflict(() -> resources().resource(resource).update()))) {
                return find(workId);
            }
        }
        throw new JournalUnavailableException("somebody else writes the resource again and again", null);
    }

    @Override
    public void finished(UUID workId, R outcome) {
        editStatus(workId, resource -> {
            if (form.journalled(resource).ended() == null) {
                form.finish(resource, outcome);
            }
        });
    }

    @Override
    public void reported(UUID workId) {
        editStatus(workId, form::markReported);
    }

    @Override
    public void remove(UUID workId) {
        Calls.journal(() -> {
            resources().withName(workId.toString()).delete();
        });
    }

    private void editStatus(UUID workId, Consumer<T> edit) {
        Calls.journal(() -> {
            resources().withName(workId.toString()).editStatus(resource -> {
                edit.accept(resource);
                return resource;
            });
        });
    }

    private static boolean unlessConflict(Runnable call) {
        try {
            call.run();
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == Calls.CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    private Optional<T> get(UUID workId) {
        return Calls.journal(() ->
                Optional.ofNullable(resources().withName(workId.toString()).get()));
    }

    private NonNamespaceOperation<T, KubernetesResourceList<T>, Resource<T>> resources() {
        return client.resources(form.type()).inNamespace(namespace);
    }
}
