package dev.granary.backup.adapter.rest;

import dev.granary.backup.domain.NamespaceName;
import dev.granary.backup.domain.Restore;
import dev.granary.backup.domain.RestoreOptions.Existing;
import dev.granary.backup.domain.RestoreState.Ended;
import dev.granary.backup.domain.RestoreState.Failed;
import dev.granary.backup.domain.RestoreState.InProgress;
import dev.granary.backup.domain.RestoreState.Pending;
import dev.granary.backup.domain.RestoreStateName;
import dev.granary.backup.domain.RestoreTotals;
import dev.granary.backup.domain.RestoredObject;
import dev.granary.backup.domain.RestoredObject.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A restore as people see it. {@code reason} is null unless it failed; {@code message} also says why one that was just
 * accepted does not start yet. Totals are null until it ended, and when it failed.
 */
@Schema(name = "Restore")
record RestoreBody(
        UUID id,
        UUID backupId,
        UUID backupClusterId,
        UUID clusterId,
        String tenant,
        UUID locationId,
        String name,
        Options options,
        RestoreStateName state,
        @Nullable String reason,
        @Nullable String message,
        Instant requestedAt,
        Instant deadline,
        @Nullable Instant cancelRequestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Progress progress,
        @Nullable Totals totals,
        List<Result> problems,
        long version) {
    /** As it was asked for. */
    @Schema(name = "RestoreOptions")
    record Options(
            boolean dryRun,
            List<String> namespaces,
            List<String> includedKinds,
            List<String> excludedKinds,
            Map<String, String> namespaceMapping,
            @Nullable String namespacePrefix,
            Map<String, String> storageClassMapping,
            Existing existing,
            boolean withStatus,
            boolean withControlled,
            boolean keepNodePorts,
            boolean keepClusterAddresses) {}

    /** How far the agent has come; the phase is empty before its first word, volumes are null unless it runs. */
    @Schema(name = "RestoreProgress")
    record Progress(
            String phase,
            long objectsDone,
            long objectsTotal,
            @Nullable VolumesProgressBody volumes) {}

    /** How many objects ended how; in a dry run, would end. */
    @Schema(name = "RestoreTotals")
    record Totals(long created, long replaced, long kept, long conflicts, long notServed, long skipped, long failed) {}

    /** One object with something to explain. */
    @Schema(name = "RestoreProblem")
    record Result(
            String kind,
            String apiVersion,
            @Nullable String namespace,
            String name,
            Outcome outcome,
            String reason,
            String message) {}

    static RestoreBody of(Restore restore) {
        return of(restore, null);
    }

    /** {@code notice} stands as message where the state has none. */
    static RestoreBody of(Restore restore, @Nullable String notice) {
        return switch (restore.state()) {
            case Pending() -> body(restore, new Shown(null, null, null, notice, null, List.of()));
            case InProgress it -> body(restore, new Shown(it.startedAt(), null, null, notice, null, List.of()));
            case Ended it ->
                body(restore, new Shown(it.startedAt(), it.finishedAt(), null, null, it.totals(), it.problems()));
            case Failed it ->
                body(restore, new Shown(it.startedAt(), it.finishedAt(), it.reason(), it.message(), null, List.of()));
        };
    }

    private record Shown(
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String reason,
            @Nullable String message,
            @Nullable RestoreTotals totals,
            List<RestoredObject> problems) {}

    private static RestoreBody body(Restore restore, Shown shown) {
        var order = restore.order();
        var progress = restore.progress();
        return new RestoreBody(
                restore.id().value(),
                order.backup().value(),
                order.owner().value(),
                order.cluster().value(),
                order.tenant(),
                order.location().value(),
                order.name().value(),
                options(restore),
                RestoreStateName.of(restore.state()),
                shown.reason(),
                shown.message(),
                order.requestedAt(),
                order.deadline(),
                restore.cancelRequestedAt(),
                shown.startedAt(),
                shown.finishedAt(),
                new Progress(
                        progress.phase(),
                        progress.objectsDone(),
                        progress.objectsTotal(),
                        restore.isRunning() ? VolumesProgressBody.of(progress.volumes()) : null),
                totals(shown.totals()),
                shown.problems().stream().map(RestoreBody::result).toList(),
                restore.version());
    }

    private static Options options(Restore restore) {
        var options = restore.order().options();
        return new Options(
                options.dryRun(),
                options.namespaces().stream().map(NamespaceName::value).toList(),
                options.kinds().included(),
                options.kinds().excluded(),
                options.namespaceMapping(),
                options.namespacePrefix(),
                options.storageClassMapping(),
                options.existing(),
                options.keep().status(),
                options.keep().controlled(),
                options.keep().nodePorts(),
                options.keep().clusterAddresses());
    }

    private static @Nullable Totals totals(@Nullable RestoreTotals it) {
        return it == null
                ? null
                : new Totals(
                        it.created(),
                        it.replaced(),
                        it.kept(),
                        it.conflicts(),
                        it.notServed(),
                        it.skipped(),
                        it.failed());
    }

    private static Result result(RestoredObject it) {
        return new Result(
                it.kind(), it.apiVersion(), it.namespace(), it.name(), it.outcome(), it.reason(), it.message());
    }
}
