package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.BackupTotals;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Journalled;
import dev.granary.agent.domain.Problem;
import dev.granary.agent.domain.Refusal;
import dev.granary.agent.domain.volume.VolumeTotals;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A backup as its custom resource. */
final class BackupForm implements ResourceForm<Command.StartBackup, BackupOutcome, BackupResource> {

    @Override
    public Class<BackupResource> type() {
        return BackupResource.class;
    }

    @Override
    public BackupResource resource(UUID clusterId, Command.StartBackup order) {
        BackupResource resource = new BackupResource();
        resource.setSpec(new BackupResource.Spec(
                clusterId.toString(),
                order.commandId().toString(),
                order.locationId().toString(),
                Choices.namespaces(order.selections()),
                order.deadline().toString(),
                order.skipVolumeData(),
                null,
                Choices.selections(order.selections())));
        return resource;
    }

    @Override
    public Journalled<Command.StartBackup, BackupOutcome> journalled(BackupResource resource) {
        BackupResource.Spec spec = resource.getSpec();
        BackupResource.Status status = resource.getStatus();
        var order = new Command.StartBackup(
                UUID.fromString(spec.commandId()),
                Instant.parse(spec.deadline()),
                UUID.fromString(resource.getMetadata().getName()),
                UUID.fromString(spec.locationId()),
                Choices.read(spec.namespaces(), spec.selections()),
                spec.skipVolumeData());
        UUID cancelledBy = spec.cancelCommandId() == null ? null : UUID.fromString(spec.cancelCommandId());
        return status == null
                ? new Journalled<>(order, 0, null, cancelledBy, null, false)
                : new Journalled<>(
                        order,
                        status.attempt(),
                        ResourceTexts.instant(status.startedAt()),
                        cancelledBy,
                        outcome(status, cancelledBy),
                        status.reported());
    }

    @Override
    public void start(BackupResource resource, int attempt, Instant startedAt, Instant now) {
        resource.setStatus(BackupStatuses.started(attempt, startedAt, now));
    }

    @Override
    public void finish(BackupResource resource, BackupOutcome outcome) {
        resource.setStatus(BackupStatuses.finished(resource.getStatus(), outcome));
    }

    @Override
    public void markCancelled(BackupResource resource, UUID commandId) {
        resource.setSpec(resource.getSpec().withCancel(commandId.toString()));
    }

    @Override
    public void markReported(BackupResource resource) {
        resource.setStatus(Objects.requireNonNull(resource.getStatus(), "a backup without outcome is not reported")
                .withReported());
    }

    private static @Nullable BackupOutcome outcome(BackupResource.Status status, @Nullable UUID cancelledBy) {
        return switch (status.phase()) {
            case BackupStatuses.SUCCEEDED ->
                new BackupOutcome.Succeeded(
                        ResourceTexts.requiredInstant(status.startedAt()),
                        ResourceTexts.requiredInstant(status.finishedAt()),
                        totals(status));
            case BackupStatuses.PARTIALLY_SUCCEEDED ->
                new BackupOutcome.PartiallySucceeded(
                        ResourceTexts.requiredInstant(status.startedAt()),
                        ResourceTexts.requiredInstant(status.finishedAt()),
                        totals(status),
                        Objects.requireNonNullElse(status.problems(), List.<BackupResource.ProblemEntry>of()).stream()
                                .map(BackupForm::problem)
                                .toList());
            case BackupStatuses.CANCELLED ->
                new BackupOutcome.Cancelled(
                        ResourceTexts.instant(status.startedAt()),
                        ResourceTexts.requiredInstant(status.finishedAt()),
                        Objects.requireNonNull(cancelledBy, "a cancelled backup names the command"),
                        Objects.requireNonNullElse(status.removedBlobs(), 0L));
            case BackupStatuses.FAILED ->
                new BackupOutcome.Failed(
                        ResourceTexts.instant(status.startedAt()),
                        ResourceTexts.requiredInstant(status.finishedAt()),
                        new Refusal(ResourceTexts.orEmpty(status.reason()), ResourceTexts.orEmpty(status.message())));
            default -> null;
        };
    }

    private static BackupTotals totals(BackupResource.Status status) {
        return new BackupTotals(
                Objects.requireNonNullElse(status.objects(), 0L),
                Objects.requireNonNullElse(status.objectBytes(), 0L),
                Objects.requireNonNullElse(status.storedBytes(), 0L),
                Objects.requireNonNullElse(status.blobs(), 0),
                Objects.requireNonNullElse(status.volumes(), List.<BackupResource.VolumeEntry>of()).stream()
                        .map(BackupForm::volume)
                        .toList());
    }

    private static VolumeTotals volume(BackupResource.VolumeEntry entry) {
        return new VolumeTotals(
                entry.namespace(),
                entry.claim(),
                VolumeTotals.Mode.valueOf(entry.mode().toUpperCase(Locale.ROOT)),
                entry.files(),
                entry.contentBytes(),
                entry.addedBytes(),
                entry.source() == null
                        ? null
                        : VolumeTotals.Source.valueOf(entry.source().toUpperCase(Locale.ROOT)));
    }

    private static Problem problem(BackupResource.ProblemEntry entry) {
        return new Problem(entry.kind(), entry.namespace(), entry.name(), entry.reason(), entry.message());
    }
}
