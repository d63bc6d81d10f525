package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.BackupTotals;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.JournalledBackup;
import dev.granary.agent.domain.Problem;
import dev.granary.agent.domain.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a backup's custom resource says, in the words of the use cases. */
final class BackupResources {

    private BackupResources() {}

    static BackupResource.Spec specOf(UUID clusterId, Command.StartBackup order) {
        return new BackupResource.Spec(
                clusterId.toString(),
                order.commandId().toString(),
                order.locationId().toString(),
                order.namespaces(),
                order.deadline().toString());
    }

    static JournalledBackup journalled(BackupResource resource) {
        BackupResource.Spec spec = resource.getSpec();
        BackupResource.Status status = resource.getStatus();
        var order = new Command.StartBackup(
                UUID.fromString(spec.commandId()),
                Instant.parse(spec.deadline()),
                UUID.fromString(resource.getMetadata().getName()),
                UUID.fromString(spec.locationId()),
                spec.namespaces());
        return status == null
                ? new JournalledBackup(order, 0, null, null, false)
                : new JournalledBackup(
                        order, status.attempt(), instant(status.startedAt()), outcome(status), status.reported());
    }

    private static @Nullable BackupOutcome outcome(BackupResource.Status status) {
        return switch (status.phase()) {
            case BackupStatuses.SUCCEEDED ->
                new BackupOutcome.Succeeded(
                        required(status.startedAt()), required(status.finishedAt()), totals(status));
            case BackupStatuses.PARTIALLY_SUCCEEDED ->
                new BackupOutcome.PartiallySucceeded(
                        required(status.startedAt()),
                        required(status.finishedAt()),
                        totals(status),
                        Objects.requireNonNullElse(status.problems(), List.<BackupResource.ProblemEntry>of()).stream()
                                .map(BackupResources::problem)
                                .toList());
            case BackupStatuses.FAILED ->
                new BackupOutcome.Failed(
                        instant(status.startedAt()),
                        required(status.finishedAt()),
                        new Refusal(orEmpty(status.reason()), orEmpty(status.message())));
            default -> null;
        };
    }

    private static BackupTotals totals(BackupResource.Status status) {
        return new BackupTotals(
                Objects.requireNonNullElse(status.objects(), 0L),
                Objects.requireNonNullElse(status.objectBytes(), 0L),
                Objects.requireNonNullElse(status.storedBytes(), 0L),
                Objects.requireNonNullElse(status.blobs(), 0));
    }

    private static Problem problem(BackupResource.ProblemEntry entry) {
        return new Problem(entry.kind(), entry.namespace(), entry.name(), entry.reason(), entry.message());
    }

    private static Instant required(@Nullable String time) {
        return Instant.parse(Objects.requireNonNull(time, "the journal lacks a time"));
    }

    private static @Nullable Instant instant(@Nullable String time) {
        return time == null ? null : Instant.parse(time);
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
