package dev.granary.agent.adapter.kafka;

import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.BackedUpObject;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.BackupTotals;
import dev.granary.agent.domain.Problem;
import dev.granary.agent.domain.RestoreOutcome;
import dev.granary.agent.domain.RestoreReport;
import dev.granary.agent.domain.RestoredObject;
import dev.granary.agent.domain.Shortened;
import dev.granary.agent.domain.VerificationOutcome;
import dev.granary.agent.domain.VerificationReport;
import java.util.List;
import java.util.stream.Stream;

/**
 * Events that the bus finds too large, as small as they can be and still say how things ended. What is left of a list is
 * enough to see that something is missing.
 */
final class ShortEvent {

    private static final int MOST = 10;
    private static final int LONGEST_MESSAGE = 100;

    private ShortEvent() {}

    static AgentEvent of(AgentEvent event) {
        return switch (event) {
            case AgentEvent.BackupObjectResults it ->
                new AgentEvent.BackupObjectResults(
                        it.commandId(), it.backupId(), it.part(), it.last(), withoutMessages(it.objects()));
            case AgentEvent.BackupEnded it ->
                new AgentEvent.BackupEnded(it.commandId(), it.backupId(), shortened(it.outcome()));
            case AgentEvent.RestoreObjectResults it ->
                new AgentEvent.RestoreObjectResults(
                        it.commandId(),
                        it.restoreId(),
                        it.part(),
                        it.last(),
                        it.objects().stream().map(ShortEvent::shortened).toList());
            case AgentEvent.RestoreEnded it ->
                new AgentEvent.RestoreEnded(it.commandId(), it.restoreId(), it.dryRun(), shortened(it.outcome()));
            case AgentEvent.VerificationEnded it ->
                new AgentEvent.VerificationEnded(
                        it.commandId(), it.verificationId(), it.backup(), it.deep(), shortened(it.outcome()));
            case AgentEvent other -> other;
        };
    }

    private static List<BackedUpObject> withoutMessages(List<BackedUpObject> objects) {
        return objects.stream()
                .map(it -> new BackedUpObject(
                        it.apiVersion(), it.kind(), it.namespace(), it.name(), it.result(), it.reason(), null))
                .toList();
    }

    private static BackupOutcome shortened(BackupOutcome outcome) {
        return switch (outcome) {
            case BackupOutcome.Succeeded it ->
                new BackupOutcome.Succeeded(it.startedAt(), it.finishedAt(), shortened(it.totals()));
            case BackupOutcome.PartiallySucceeded it ->
                new BackupOutcome.PartiallySucceeded(
                        it.startedAt(), it.finishedAt(), shortened(it.totals()), shortened(it.problems()));
            case BackupOutcome.Failed it -> it;
            case BackupOutcome.Cancelled it -> it;
        };
    }

    private static List<Problem> shortened(List<Problem> problems) {
        int more = problems.size() - MOST;
        return more <= 0
                ? problems
                : Stream.concat(first(problems).stream(), Stream.of(Problem.more(more)))
                        .toList();
    }

    private static BackupTotals shortened(BackupTotals it) {
        return new BackupTotals(it.objects(), it.objectBytes(), it.storedBytes(), it.blobs(), first(it.volumes()));
    }

    private static RestoreOutcome shortened(RestoreOutcome outcome) {
        return switch (outcome) {
            case RestoreOutcome.Completed it ->
                new RestoreOutcome.Completed(it.startedAt(), it.finishedAt(), shortened(it.report()));
            case RestoreOutcome.Failed it -> it;
            case RestoreOutcome.Cancelled it ->
                new RestoreOutcome.Cancelled(it.startedAt(), it.finishedAt(), it.commandId(), shortened(it.report()));
        };
    }

    private static RestoreReport shortened(RestoreReport report) {
        return new RestoreReport(
                report.counts(),
                first(report.problems()).stream().map(ShortEvent::shortened).toList());
    }

    private static RestoredObject shortened(RestoredObject it) {
        return new RestoredObject(
                it.kind(),
                it.apiVersion(),
                it.namespace(),
                it.name(),
                it.outcome(),
                it.reason(),
                Shortened.to(LONGEST_MESSAGE, it.message()));
    }

    private static VerificationOutcome shortened(VerificationOutcome outcome) {
        return switch (outcome) {
            case VerificationOutcome.Completed it ->
                new VerificationOutcome.Completed(it.finishedAt(), shortened(it.report()));
            case VerificationOutcome.Failed it -> it;
        };
    }

    private static VerificationReport shortened(VerificationReport it) {
        return new VerificationReport(
                it.checkedBlobs(),
                it.checkedBytes(),
                it.missingBlobs(),
                it.brokenBlobs(),
                it.lostFiles(),
                first(it.flaws()));
    }

    private static <T> List<T> first(List<T> things) {
        return things.subList(0, Math.min(things.size(), MOST));
    }
}
