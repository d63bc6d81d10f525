package dev.granary.backup.adapter.kafka;

import dev.granary.backup.application.port.RestoreEvents.Change;
import dev.granary.backup.domain.NamespaceName;
import dev.granary.backup.domain.Restore;
import dev.granary.backup.domain.RestoreState.Ended;
import dev.granary.backup.domain.RestoreState.Failed;
import dev.granary.backup.domain.RestoreState.InProgress;
import dev.granary.backup.domain.RestoreState.Pending;
import dev.granary.backup.domain.RestoredObject;
import dev.granary.contracts.restores.v1.ExistingObjects;
import dev.granary.contracts.restores.v1.RestoreCancelled;
import dev.granary.contracts.restores.v1.RestoreDeleted;
import dev.granary.contracts.restores.v1.RestoreFailed;
import dev.granary.contracts.restores.v1.RestoreOutcome;
import dev.granary.contracts.restores.v1.RestorePartiallySucceeded;
import dev.granary.contracts.restores.v1.RestoreProgressed;
import dev.granary.contracts.restores.v1.RestoreRequested;
import dev.granary.contracts.restores.v1.RestoreStarted;
import dev.granary.contracts.restores.v1.RestoreState;
import dev.granary.contracts.restores.v1.RestoreSucceeded;
import dev.granary.contracts.restores.v1.RestoreTotals;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;

/** The records of granary.restores.v1: each carries the whole restore. */
final class RestoreRecords {
    private RestoreRecords() {}

    static SpecificRecordBase recordOf(Restore restore, Change change, Instant at) {
        var whole = whole(restore);
        return switch (change) {
            case REQUESTED -> new RestoreRequested(whole, at);
            case STARTED -> new RestoreStarted(whole, at);
            case PROGRESSED -> new RestoreProgressed(whole, at);
            case ENDED -> ended(restore, whole, at);
            case DELETED -> new RestoreDeleted(whole, at);
        };
    }

    private static SpecificRecordBase ended(
            Restore restore, dev.granary.contracts.restores.v1.Restore whole, Instant at) {
        return switch (restore.state()) {
            case Failed _ -> new RestoreFailed(whole, at);
            case Ended it ->
                switch (it.end()) {
                    case SUCCEEDED -> new RestoreSucceeded(whole, at);
                    case PARTIALLY_SUCCEEDED -> new RestorePartiallySucceeded(whole, at);
                    case CANCELLED -> new RestoreCancelled(whole, at);
                };
            case Pending(), InProgress _ -> throw new IllegalArgumentException("has not ended: " + restore.id());
        };
    }

    private static dev.granary.contracts.restores.v1.Restore whole(Restore restore) {
        var order = restore.order();
        var builder = dev.granary.contracts.restores.v1.Restore.newBuilder()
                .setRestoreId(restore.id().value())
                .setClusterId(order.cluster().value())
                .setTenant(order.tenant())
                .setBackupId(order.backup().value())
                .setBackupClusterId(order.owner().value())
                .setLocationId(order.location().value())
                .setName(order.name().value())
                .setRequestedAt(order.requestedAt())
                .setCancelRequestedAt(restore.cancelRequestedAt())
                .setPhase(restore.progress().phase())
                .setObjectsDone(restore.progress().objectsDone())
                .setObjectsTotal(restore.progress().objectsTotal())
                .setProblems(List.of())
                .setVersion(restore.version());
        options(builder, restore);
        state(builder, restore);
        return builder.build();
    }

    private static void options(dev.granary.contracts.restores.v1.Restore.Builder builder, Restore restore) {
        var options = restore.order().options();
        builder.setDryRun(options.dryRun())
                .setNamespaces(
                        options.namespaces().stream().map(NamespaceName::value).toList())
                .setIncludedKinds(options.kinds().included())
                .setExcludedKinds(options.kinds().excluded())
                .setNamespaceMapping(options.namespaceMapping())
                .setNamespacePrefix(options.namespacePrefix())
                .setStorageClassMapping(options.storageClassMapping())
                .setExisting(
                        switch (options.existing()) {
                            case RETAIN -> ExistingObjects.RETAIN;
                            case REPLACE -> ExistingObjects.REPLACE;
                        });
    }

    private static void state(dev.granary.contracts.restores.v1.Restore.Builder builder, Restore restore) {
        switch (restore.state()) {
            case Pending() -> builder.setState(RestoreState.PENDING);
            case InProgress it ->
                builder.setState(RestoreState.IN_PROGRESS)
                        .setStartedAt(it.startedAt())
                        .setVolumesProgress(
                                VolumeRecords.ofRestore(restore.progress().volumes()));
            case Ended it ->
                builder.setState(name(it))
                        .setStartedAt(it.startedAt())
                        .setFinishedAt(it.finishedAt())
                        .setTotals(totals(it.totals()))
                        .setProblems(it.problems().stream()
                                .map(RestoreRecords::problem)
                                .toList());
            case Failed it ->
                builder.setState(RestoreState.FAILED)
                        .setStartedAt(it.startedAt())
                        .setFinishedAt(it.finishedAt())
                        .setReason(it.reason())
                        .setMessage(it.message());
        }
    }

    private static RestoreState name(Ended state) {
        return switch (state.end()) {
            case SUCCEEDED -> RestoreState.SUCCEEDED;
            case PARTIALLY_SUCCEEDED -> RestoreState.PARTIALLY_SUCCEEDED;
            case CANCELLED -> RestoreState.CANCELLED;
        };
    }

    private static RestoreTotals totals(dev.granary.backup.domain.RestoreTotals it) {
        return new RestoreTotals(
                it.created(), it.replaced(), it.kept(), it.conflicts(), it.notServed(), it.skipped(), it.failed());
    }

    private static dev.granary.contracts.restores.v1.RestoreProblem problem(RestoredObject it) {
        var outcome =
                switch (it.outcome()) {
                    case UNKNOWN -> RestoreOutcome.UNKNOWN;
                    case CREATED -> RestoreOutcome.CREATED;
                    case REPLACED -> RestoreOutcome.REPLACED;
                    case KEPT -> RestoreOutcome.KEPT;
                    case SKIPPED -> RestoreOutcome.SKIPPED;
                    case CONFLICT -> RestoreOutcome.CONFLICT;
                    case NOT_SERVED -> RestoreOutcome.NOT_SERVED;
                    case FAILED -> RestoreOutcome.FAILED;
                };
        return new dev.granary.contracts.restores.v1.RestoreProblem(
                it.kind(), it.apiVersion(), it.namespace(), it.name(), outcome, it.reason(), it.message());
    }
}
