package dev.granary.agent.adapter.kafka;

import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.RestoreOutcome;
import dev.granary.agent.domain.RestoreReport;
import dev.granary.agent.domain.restore.Outcome;
import dev.granary.contracts.agent.v1.RestoreCancelled;
import dev.granary.contracts.agent.v1.RestoreFailed;
import dev.granary.contracts.agent.v1.RestoreObjectResults;
import dev.granary.contracts.agent.v1.RestorePartiallySucceeded;
import dev.granary.contracts.agent.v1.RestoreProblem;
import dev.granary.contracts.agent.v1.RestoreProgressed;
import dev.granary.contracts.agent.v1.RestoreStarted;
import dev.granary.contracts.agent.v1.RestoreSucceeded;
import dev.granary.contracts.agent.v1.RestoreTotals;
import dev.granary.contracts.agent.v1.RestoredObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** What the agent says about restores, as records of the contracts. */
final class RestoreRecords {

    private final UUID cluster;

    RestoreRecords(UUID cluster) {
        this.cluster = cluster;
    }

    SpecificRecordBase of(AgentEvent.RestoreStarted started) {
        return new RestoreStarted(
                started.commandId(), cluster, started.restoreId(), started.startedAt(), started.dryRun());
    }

    SpecificRecordBase of(AgentEvent.RestoreProgressed progress, Instant now) {
        return new RestoreProgressed(
                progress.commandId(),
                cluster,
                progress.restoreId(),
                progress.sequence(),
                progress.phase().name(),
                progress.done(),
                progress.total(),
                progress.volumes().done(),
                progress.volumes().total(),
                EventRecords.volume(progress.volumes().current()),
                now);
    }

    SpecificRecordBase of(AgentEvent.RestoreObjectResults results, Instant now) {
        return new RestoreObjectResults(
                results.commandId(),
                cluster,
                results.restoreId(),
                results.part(),
                results.last(),
                results.objects().stream().map(RestoreRecords::object).toList(),
                now);
    }

    private static RestoredObject object(dev.granary.agent.domain.RestoredObject it) {
        return new RestoredObject(
                it.apiVersion(),
                it.kind(),
                it.namespace(),
                it.name(),
                outcome(it.outcome()),
                orNull(it.reason()),
                orNull(it.message()));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    SpecificRecordBase of(AgentEvent.RestoreEnded ended) {
        return switch (ended.outcome()) {
            case RestoreOutcome.Completed done ->
                done.report().isComplete() ? whole(ended, done) : partial(ended, done);
            case RestoreOutcome.Failed failed ->
                new RestoreFailed(
                        ended.commandId(),
                        cluster,
                        ended.restoreId(),
                        failed.startedAt(),
                        failed.refusal().reason(),
                        failed.refusal().message(),
                        failed.finishedAt(),
                        ended.dryRun());
            case RestoreOutcome.Cancelled cancelled ->
                new RestoreCancelled(
                        ended.commandId(),
                        cancelled.commandId(),
                        cluster,
                        ended.restoreId(),
                        cancelled.startedAt(),
                        cancelled.finishedAt(),
                        ended.dryRun(),
                        totals(cancelled.report()),
                        problems(cancelled.report()));
        };
    }

    private SpecificRecordBase whole(AgentEvent.RestoreEnded ended, RestoreOutcome.Completed done) {
        return new RestoreSucceeded(
                ended.commandId(),
                cluster,
                ended.restoreId(),
                done.startedAt(),
                done.finishedAt(),
                ended.dryRun(),
                totals(done.report()),
                problems(done.report()));
    }

    private SpecificRecordBase partial(AgentEvent.RestoreEnded ended, RestoreOutcome.Completed done) {
        return new RestorePartiallySucceeded(
                ended.commandId(),
                cluster,
                ended.restoreId(),
                done.startedAt(),
                done.finishedAt(),
                ended.dryRun(),
                totals(done.report()),
                problems(done.report()));
    }

    private static RestoreTotals totals(RestoreReport report) {
        return new RestoreTotals(
                report.count(Outcome.CREATED),
                report.count(Outcome.REPLACED),
                report.count(Outcome.KEPT),
                report.count(Outcome.CONFLICT),
                report.count(Outcome.NOT_SERVED),
                report.count(Outcome.SKIPPED),
                report.count(Outcome.FAILED));
    }

    private static List<RestoreProblem> problems(RestoreReport report) {
        return report.problems().stream()
                .map(p -> new RestoreProblem(
                        p.kind(),
                        p.apiVersion(),
                        p.namespace(),
                        p.name(),
                        outcome(p.outcome()),
                        p.reason(),
                        p.message()))
                .toList();
    }

    private static dev.granary.contracts.agent.v1.RestoreOutcome outcome(Outcome outcome) {
        return dev.granary.contracts.agent.v1.RestoreOutcome.valueOf(outcome.name());
    }
}
