package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.domain.Refusal;
import dev.granary.agent.domain.RestoreOutcome;
import dev.granary.agent.domain.RestoreReport;
import dev.granary.agent.domain.RestoredObject;
import dev.granary.agent.domain.restore.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far a restore is, as the status of its custom resource, and back. */
final class RestoreStatuses {

    private static final String IN_PROGRESS = "InProgress";
    private static final String SUCCEEDED = "Succeeded";
    private static final String PARTIALLY_SUCCEEDED = "PartiallySucceeded";
    private static final String FAILED = "Failed";
    private static final String CANCELLED = "Cancelled";
    private static final String CONDITION = "Complete";

    private RestoreStatuses() {}

    static RestoreResource.Status started(int attempt, Instant startedAt, Instant now) {
        return new RestoreResource.Status(
                IN_PROGRESS,
                null,
                null,
                startedAt.toString(),
                null,
                attempt,
                null,
                null,
                false,
                Condition.only(null, CONDITION, "False", IN_PROGRESS, "The restore runs.", now),
                null);
    }

    static RestoreResource.Status finished(int attempt, RestoreOutcome outcome) {
        return switch (outcome) {
            case RestoreOutcome.Completed done
            when done.report().isComplete() ->
                ended(
                        attempt,
                        SUCCEEDED,
                        refusal(SUCCEEDED, "Everything is there."),
                        done.startedAt(),
                        done,
                        done.report());
            case RestoreOutcome.Completed done ->
                ended(
                        attempt,
                        PARTIALLY_SUCCEEDED,
                        refusal(PARTIALLY_SUCCEEDED, "Something that was asked for is missing; see problems."),
                        done.startedAt(),
                        done,
                        done.report());
            case RestoreOutcome.Failed failed ->
                ended(attempt, FAILED, failed.refusal(), failed.startedAt(), failed, RestoreReport.NOTHING);
            case RestoreOutcome.Cancelled cancelled ->
                ended(
                        attempt,
                        CANCELLED,
                        refusal(CANCELLED, "A command cancelled it; what it had restored stays."),
                        cancelled.startedAt(),
                        cancelled,
                        cancelled.report());
        };
    }

    private static Refusal refusal(String phase, String message) {
        return new Refusal(phase, message);
    }

    private static RestoreResource.Status ended(
            int attempt,
            String phase,
            Refusal why,
            @Nullable Instant startedAt,
            RestoreOutcome outcome,
            RestoreReport report) {
        boolean isComplete = outcome instanceof RestoreOutcome.Completed;
        return new RestoreResource.Status(
                phase,
                why.reason(),
                why.message(),
                ResourceTexts.text(startedAt),
                outcome.finishedAt().toString(),
                attempt,
                counts(report),
                report.problems().stream().map(RestoreStatuses::entry).toList(),
                false,
                Condition.only(
                        null,
                        CONDITION,
                        isComplete ? "True" : "False",
                        why.reason(),
                        why.message(),
                        outcome.finishedAt()),
                null);
    }

    static @Nullable RestoreOutcome outcome(RestoreResource.Status status, @Nullable UUID cancelledBy) {
        Instant startedAt = ResourceTexts.instant(status.startedAt());
        return switch (status.phase()) {
            case SUCCEEDED, PARTIALLY_SUCCEEDED ->
                new RestoreOutcome.Completed(
                        Objects.requireNonNull(startedAt, "the journal lacks a time"),
                        finishedAt(status),
                        report(status));
            case FAILED ->
                new RestoreOutcome.Failed(
                        startedAt,
                        finishedAt(status),
                        new Refusal(orEmpty(status.reason()), orEmpty(status.message())));
            case CANCELLED ->
                new RestoreOutcome.Cancelled(
                        startedAt,
                        finishedAt(status),
                        Objects.requireNonNull(cancelledBy, "a cancelled restore names the command"),
                        report(status));
            default -> null;
        };
    }

    private static Instant finishedAt(RestoreResource.Status status) {
        return ResourceTexts.requiredInstant(status.finishedAt());
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static RestoreReport report(RestoreResource.Status status) {
        Map<Outcome, Long> counts =
                Objects.requireNonNullElse(status.objects(), Map.<String, Long>of()).entrySet().stream()
                        .collect(Collectors.toMap(count -> outcome(count.getKey()), Map.Entry::getValue));
        return new RestoreReport(
                counts,
                Objects.requireNonNullElse(status.problems(), List.<RestoreResource.ProblemEntry>of()).stream()
                        .map(RestoreStatuses::problem)
                        .toList());
    }

    private static Map<String, Long> counts(RestoreReport report) {
        Map<String, Long> counts = new TreeMap<>();
        report.counts().forEach((outcome, count) -> counts.put(name(outcome), count));
        return counts;
    }

    private static RestoreResource.ProblemEntry entry(RestoredObject problem) {
        return new RestoreResource.ProblemEntry(
                problem.kind(),
                problem.apiVersion(),
                problem.namespace(),
                problem.name(),
                name(problem.outcome()),
                problem.reason(),
                problem.message());
    }

    private static RestoredObject problem(RestoreResource.ProblemEntry entry) {
        return new RestoredObject(
                entry.kind(),
                entry.apiVersion(),
                entry.namespace(),
                entry.name(),
                outcome(entry.outcome()),
                entry.reason(),
                entry.message());
    }

    /** {@code notServed} for NOT_SERVED, as fields of Kubernetes are written. */
    private static String name(Outcome outcome) {
        return outcome == Outcome.NOT_SERVED ? "notServed" : outcome.name().toLowerCase(Locale.ROOT);
    }

    private static Outcome outcome(String name) {
        return name.equals("notServed") ? Outcome.NOT_SERVED : Outcome.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
