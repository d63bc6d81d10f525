package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.adapter.kubernetes.BackupDeletionResource.Status;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.DeletionOutcome;
import dev.granary.agent.domain.Journalled;
import dev.granary.agent.domain.Refusal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The deletion of a backup as its custom resource. */
final class BackupDeletionForm implements ResourceForm<Command.DeleteBackup, DeletionOutcome, BackupDeletionResource> {

    private static final String IN_PROGRESS = "InProgress";
    private static final String SUCCEEDED = "Succeeded";
    private static final String FAILED = "Failed";
    private static final String CONDITION = "Complete";

    @Override
    public Class<BackupDeletionResource> type() {
        return BackupDeletionResource.class;
    }

    @Override
    public BackupDeletionResource resource(UUID clusterId, Command.DeleteBackup order) {
        BackupDeletionResource resource = new BackupDeletionResource();
        resource.setSpec(new BackupDeletionResource.Spec(
                clusterId.toString(),
                order.deadline().toString(),
                order.backup().backupId().toString(),
                order.backup().locationId().toString(),
                order.backup().ownerClusterId().toString()));
        return resource;
    }

    @Override
    public Journalled<Command.DeleteBackup, DeletionOutcome> journalled(BackupDeletionResource resource) {
        Status status = resource.getStatus();
        return status == null
                ? Journalled.waiting(order(resource))
                : new Journalled<>(
                        order(resource),
                        status.attempt(),
                        ResourceTexts.instant(status.startedAt()),
                        null,
                        outcome(status),
                        status.reported());
    }

    private static Command.DeleteBackup order(BackupDeletionResource resource) {
        BackupDeletionResource.Spec spec = resource.getSpec();
        return new Command.DeleteBackup(
                UUID.fromString(resource.getMetadata().getName()),
                Instant.parse(spec.deadline()),
                ResourceTexts.address(spec.backupId(), spec.locationId(), spec.ownerClusterId()));
    }

    private static @Nullable DeletionOutcome outcome(Status status) {
        Instant finishedAt = ResourceTexts.instant(status.finishedAt());
        if (finishedAt == null) {
            return null;
        }
        return status.phase().equals(SUCCEEDED)
                ? new DeletionOutcome.Deleted(
                        finishedAt,
                        Objects.requireNonNullElse(status.blobs(), 0L),
                        Objects.requireNonNullElse(status.bytes(), 0L))
                : new DeletionOutcome.Failed(
                        finishedAt,
                        new Refusal(ResourceTexts.orEmpty(status.reason()), ResourceTexts.orEmpty(status.message())),
                        ResourceTexts.instant(status.lockedUntil()));
    }

    @Override
    public void start(BackupDeletionResource resource, int attempt, Instant startedAt, Instant now) {
        resource.setStatus(new Status(
                IN_PROGRESS,
                null,
                null,
                startedAt.toString(),
                null,
                attempt,
                null,
                null,
                null,
                false,
                Condition.only(null, CONDITION, "False", IN_PROGRESS, "The deletion runs.", now)));
    }

    @Override
    public void finish(BackupDeletionResource resource, DeletionOutcome outcome) {
        resource.setStatus(
                switch (outcome) {
                    case DeletionOutcome.Deleted done ->
                        ended(
                                resource.getStatus(),
                                SUCCEEDED,
                                new Refusal(SUCCEEDED, "Nothing of the backup is there any more."),
                                outcome,
                                done.blobs(),
                                done.bytes(),
                                null);
                    case DeletionOutcome.Failed failed ->
                        ended(
                                resource.getStatus(),
                                FAILED,
                                failed.refusal(),
                                outcome,
                                null,
                                null,
                                failed.lockedUntil());
                });
    }

    private static Status ended(
            @Nullable Status before,
            String phase,
            Refusal why,
            DeletionOutcome outcome,
            @Nullable Long blobs,
            @Nullable Long bytes,
            @Nullable Instant lockedUntil) {
        String condition = phase.equals(SUCCEEDED) ? "True" : "False";
        return new Status(
                phase,
                why.reason(),
                why.message(),
                before == null ? null : before.startedAt(),
                outcome.finishedAt().toString(),
                before == null ? 0 : before.attempt(),
                blobs,
                bytes,
                ResourceTexts.text(lockedUntil),
                false,
                Condition.only(null, CONDITION, condition, why.reason(), why.message(), outcome.finishedAt()));
    }

    @Override
    public void markCancelled(BackupDeletionResource resource, UUID commandId) {
        throw new IllegalStateException("nothing cancels a deletion");
    }

    @Override
    public void markReported(BackupDeletionResource resource) {
        resource.setStatus(Objects.requireNonNull(resource.getStatus(), "a deletion without outcome is not reported")
                .withReported());
    }
}
