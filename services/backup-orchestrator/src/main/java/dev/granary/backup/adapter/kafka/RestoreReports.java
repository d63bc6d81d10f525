package dev.granary.backup.adapter.kafka;

import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.CommandId;
import dev.granary.backup.domain.RestoreProgress;
import dev.granary.backup.domain.RestoreReport;
import dev.granary.backup.domain.RestoreState.End;
import dev.granary.backup.domain.RestoreState.Ended;
import dev.granary.backup.domain.RestoreTotals;
import dev.granary.backup.domain.RestoredObject;
import dev.granary.backup.domain.RestoredObject.Outcome;
import dev.granary.contracts.agent.v1.CommandExpired;
import dev.granary.contracts.agent.v1.CommandRejected;
import dev.granary.contracts.agent.v1.RestoreCancelled;
import dev.granary.contracts.agent.v1.RestoreFailed;
import dev.granary.contracts.agent.v1.RestoreOutcome;
import dev.granary.contracts.agent.v1.RestorePartiallySucceeded;
import dev.granary.contracts.agent.v1.RestoreProgressed;
import dev.granary.contracts.agent.v1.RestoreStarted;
import dev.granary.contracts.agent.v1.RestoreSucceeded;
import dev.granary.problem.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;

/** What agents say about restores among the records of granary.agent-events.v1. */
final class RestoreReports {
    private RestoreReports() {}

    /** Empty for a record that cannot be about a restore. */
    static Optional<Addressed<RestoreReport>> reportIn(SpecificRecordBase payload) {
        return switch (payload) {
            case RestoreStarted it ->
                report(it.getClusterId(), it.getCommandId(), new RestoreReport.Started(it.getStartedAt()));
            case RestoreProgressed it -> report(it.getClusterId(), it.getCommandId(), progressed(it));
            case RestoreSucceeded it -> report(it.getClusterId(), it.getCommandId(), succeeded(it));
            case RestorePartiallySucceeded it -> report(it.getClusterId(), it.getCommandId(), partial(it));
            case RestoreCancelled it -> report(it.getClusterId(), it.getCommandId(), cancelled(it));
            case RestoreFailed it ->
                report(
                        it.getClusterId(),
                        it.getCommandId(),
                        new RestoreReport.Failed(
                                it.getStartedAt(), it.getFinishedAt(), it.getReason(), it.getMessage()));
            case CommandRejected it ->
                report(
                        it.getClusterId(),
                        it.getCommandId(),
                        new RestoreReport.Failed(null, it.getFinishedAt(), it.getReason(), it.getMessage()));
            case CommandExpired it -> report(it.getClusterId(), it.getCommandId(), expired(it));
            default -> Optional.empty();
        };
    }

    private static Optional<Addressed<RestoreReport>> report(UUID cluster, UUID command, RestoreReport report) {
        return Optional.of(new Addressed<>(new ClusterId(cluster), new CommandId(command), report));
    }

    private static RestoreReport progressed(RestoreProgressed it) {
        var progress = new RestoreProgress(
                it.getSequence(),
                it.getPhase(),
                it.getObjectsDone(),
                it.getObjectsTotal(),
                VolumeReports.of(it.getVolumesDone(), it.getVolumesTotal(), it.getVolume()));
        return new RestoreReport.Progressed(progress, it.getSentAt());
    }

    private static RestoreReport succeeded(RestoreSucceeded it) {
        return new RestoreReport.Ended(new Ended(
                End.SUCCEEDED,
                it.getStartedAt(),
                it.getFinishedAt(),
                totals(it.getTotals()),
                problems(it.getProblems())));
    }

    private static RestoreReport partial(RestorePartiallySucceeded it) {
        return new RestoreReport.Ended(new Ended(
                End.PARTIALLY_SUCCEEDED,
                it.getStartedAt(),
                it.getFinishedAt(),
                totals(it.getTotals()),
                problems(it.getProblems())));
    }

    private static RestoreReport cancelled(RestoreCancelled it) {
        return new RestoreReport.Ended(new Ended(
                End.CANCELLED,
                it.getStartedAt(),
                it.getCancelledAt(),
                totals(it.getTotals()),
                problems(it.getProblems())));
    }

    private static RestoreReport expired(CommandExpired it) {
        return new RestoreReport.Failed(
                null, it.getFinishedAt(), ErrorCode.COMMAND_EXPIRED.code(), ErrorCode.COMMAND_EXPIRED.message());
    }

    private static RestoreTotals totals(dev.granary.contracts.agent.v1.RestoreTotals it) {
        return new RestoreTotals(
                it.getCreated(),
                it.getReplaced(),
                it.getKept(),
                it.getConflicts(),
                it.getNotServed(),
                it.getSkipped(),
                it.getFailed());
    }

    private static List<RestoredObject> problems(List<dev.granary.contracts.agent.v1.RestoreProblem> some) {
        return some.stream().map(RestoreReports::problem).toList();
    }

    private static RestoredObject problem(dev.granary.contracts.agent.v1.RestoreProblem it) {
        return new RestoredObject(
                it.getKind(),
                it.getApiVersion(),
                it.getNamespace(),
                it.getName(),
                outcome(it.getOutcome()),
                it.getReason(),
                it.getMessage());
    }

    static Outcome outcome(RestoreOutcome it) {
        return switch (it) {
            case UNKNOWN -> Outcome.UNKNOWN;
            case CREATED -> Outcome.CREATED;
            case REPLACED -> Outcome.REPLACED;
            case KEPT -> Outcome.KEPT;
            case SKIPPED -> Outcome.SKIPPED;
            case CONFLICT -> Outcome.CONFLICT;
            case NOT_SERVED -> Outcome.NOT_SERVED;
            case FAILED -> Outcome.FAILED;
        };
    }
}
