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

/** Between a backup's custom resource and what the use cases know of it. */
final class BackupResources {

    static final String PENDING = "Pending";
    static final String IN_PROGRESS = "InProgress";
    static final String SUCCEEDED = "Succeeded";
    static final String PARTIALLY_SUCCEEDED = "PartiallySucceeded";
    static final String FAILED = "Failed";

    private static final String CONDITION = "Complete";

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

    static BackupResource.Status started(int attempt, Instant startedAt, Instant now) {
        return new BackupResource.Status(
                IN_PROGRESS,
                null,
                null,
                startedAt.toString(),
                null,
                null,
                null,
                null,
                null,
                attempt,
                null,
                false,
                Condition.only(null, CONDITION, "False", IN_PROGRESS, "The backup runs.", now));
    }

    static BackupResource.Status finished(BackupResource.@Nullable Status before, BackupOutcome outcome) {
        int attempt = before == null ? 0 : before.attempt();
        return switch (outcome) {
            case BackupOutcome.Succeeded(Instant startedAt, Instant finishedAt, BackupTotals totals) ->
                stored(
                        SUCCEEDED,
                        "Everything that was asked for is stored.",
                        startedAt,
                        finishedAt,
                        totals,
                        attempt,
                        List.of());
            case BackupOutcome.PartiallySucceeded(
                    Instant startedAt,
                    Instant finishedAt,
                    BackupTotals totals,
                    List<Problem> problems) ->
                stored(
                        PARTIALLY_SUCCEEDED,
                        "Something that was asked for is missing; see problems.",
                        startedAt,
                        finishedAt,
                        totals,
                        attempt,
                        problems);
            case BackupOutcome.Failed failed -> failed(failed, attempt);
        };
    }

    private static BackupResource.Status stored(
            String phase,
            String message,
            Instant startedAt,
            Instant finishedAt,
            BackupTotals totals,
            int attempt,
            List<Problem> problems) {
        return new BackupResource.Status(
                phase,
                phase,
                message,
                startedAt.toString(),
                finishedAt.toString(),
                totals.objects(),
                totals.objectBytes(),
                totals.storedBytes(),
                totals.blobs(),
                attempt,
                problems.stream().map(BackupResources::entry).toList(),
                false,
                Condition.only(null, CONDITION, "True", phase, message, finishedAt));
    }

    private static BackupResource.Status failed(BackupOutcome.Failed failed, int attempt) {
        return new BackupResource.Status(
                FAILED,
                failed.refusal().reason(),
                failed.refusal().message(),
                failed.startedAt() == null ? null : failed.startedAt().toString(),
                failed.finishedAt().toString(),
                null,
                null,
                null,
                null,
                attempt,
                null,
                false,
                Condition.only(
                        null,
                        CONDITION,
                        "False",
                        failed.refusal().reason(),
                        failed.refusal().message(),
                        failed.finishedAt()));
    }

    private static @Nullable BackupOutcome outcome(BackupResource.Status status) {
        return switch (status.phase()) {
            case SUCCEEDED ->
                new BackupOutcome.Succeeded(
                        required(status.startedAt()), required(status.finishedAt()), totals(status));
            case PARTIALLY_SUCCEEDED ->
                new BackupOutcome.PartiallySucceeded(
                        required(status.startedAt()),
                        required(status.finishedAt()),
                        totals(status),
                        Objects.requireNonNullElse(status.problems(), List.<BackupResource.ProblemEntry>of()).stream()
                                .map(BackupResources::problem)
                                .toList());
            case FAILED ->
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

    private static BackupResource.ProblemEntry entry(Problem problem) {
        return new BackupResource.ProblemEntry(
                problem.kind(), problem.namespace(), problem.name(), problem.reason(), problem.message());
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
