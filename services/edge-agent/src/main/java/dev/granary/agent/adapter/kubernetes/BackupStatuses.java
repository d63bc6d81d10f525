package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.BackupTotals;
import dev.granary.agent.domain.Problem;
import dev.granary.agent.domain.volume.VolumeTotals;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a backup is, as the status of its custom resource. */
final class BackupStatuses {

    static final String IN_PROGRESS = "InProgress";
    static final String SUCCEEDED = "Succeeded";
    static final String PARTIALLY_SUCCEEDED = "PartiallySucceeded";
    static final String FAILED = "Failed";
    static final String CANCELLED = "Cancelled";

    private static final String CONDITION = "Complete";

    private BackupStatuses() {}

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
                Condition.only(null, CONDITION, "False", IN_PROGRESS, "The backup runs.", now),
                null,
                null,
                null);
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
            case BackupOutcome.Cancelled cancelled -> cancelled(cancelled, attempt);
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
                problems.stream().map(BackupStatuses::entry).toList(),
                false,
                Condition.only(null, CONDITION, "True", phase, message, finishedAt),
                null,
                totals.volumes().stream().map(BackupStatuses::entry).toList(),
                null);
    }

    private static BackupResource.Status failed(BackupOutcome.Failed failed, int attempt) {
        return new BackupResource.Status(
                FAILED,
                failed.refusal().reason(),
                failed.refusal().message(),
                ResourceTexts.text(failed.startedAt()),
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
                        failed.finishedAt()),
                null,
                null,
                null);
    }

    private static BackupResource.Status cancelled(BackupOutcome.Cancelled cancelled, int attempt) {
        String message = "A command cancelled it; " + cancelled.removedBlobs() + " blobs were removed.";
        return new BackupResource.Status(
                CANCELLED,
                CANCELLED,
                message,
                ResourceTexts.text(cancelled.startedAt()),
                cancelled.finishedAt().toString(),
                null,
                null,
                null,
                null,
                attempt,
                null,
                false,
                Condition.only(null, CONDITION, "False", CANCELLED, message, cancelled.finishedAt()),
                cancelled.removedBlobs(),
                null,
                null);
    }

    private static BackupResource.VolumeEntry entry(VolumeTotals volume) {
        String mode =
                switch (volume.mode()) {
                    case FULL -> "Full";
                    case INCREMENTAL -> "Incremental";
                    case SKIPPED -> "Skipped";
                };
        var source =
                switch (volume.source()) {
                    case SNAPSHOT -> "Snapshot";
                    case NODE -> "Node";
                    case null -> null;
                };
        return new BackupResource.VolumeEntry(
                volume.namespace(),
                volume.claim(),
                mode,
                volume.files(),
                volume.contentBytes(),
                volume.addedBytes(),
                source);
    }

    private static BackupResource.ProblemEntry entry(Problem problem) {
        return new BackupResource.ProblemEntry(
                problem.kind(), problem.namespace(), problem.name(), problem.reason(), problem.message());
    }
}
