package dev.granary.gateway.adapter.kafka;

import dev.granary.gateway.application.ExistingObjects;
import dev.granary.gateway.application.Restore;
import dev.granary.gateway.application.RestoreOutcome;
import dev.granary.gateway.application.RestoreProblem;
import dev.granary.gateway.application.RestoreState;
import dev.granary.gateway.application.RestoreTotals;
import org.jspecify.annotations.Nullable;

/** Restores on the wire to what the projection holds. */
final class RestoreRecords {

    private RestoreRecords() {}

    static Restore restore(dev.granary.contracts.restores.v1.Restore wire) {
        return restore(wire, RestoreState.valueOf(wire.getState().name()));
    }

    static Restore restore(dev.granary.contracts.restores.v1.Restore wire, RestoreState state) {
        return new Restore(
                wire.getRestoreId(),
                wire.getClusterId(),
                wire.getTenant(),
                wire.getBackupId(),
                wire.getBackupClusterId(),
                wire.getLocationId(),
                wire.getName(),
                wire.getDryRun(),
                wire.getNamespaces(),
                wire.getIncludedKinds(),
                wire.getExcludedKinds(),
                wire.getNamespaceMapping(),
                wire.getNamespacePrefix(),
                wire.getStorageClassMapping(),
                ExistingObjects.valueOf(wire.getExisting().name()),
                state,
                wire.getReason(),
                wire.getMessage(),
                wire.getRequestedAt(),
                wire.getCancelRequestedAt(),
                wire.getStartedAt(),
                wire.getFinishedAt(),
                wire.getPhase(),
                wire.getObjectsDone(),
                wire.getObjectsTotal(),
                totals(wire.getTotals()),
                wire.getProblems().stream().map(RestoreRecords::problem).toList(),
                wire.getVersion());
    }

    private static @Nullable RestoreTotals totals(dev.granary.contracts.restores.v1.@Nullable RestoreTotals wire) {
        return wire == null
                ? null
                : new RestoreTotals(
                        wire.getCreated(),
                        wire.getReplaced(),
                        wire.getKept(),
                        wire.getConflicts(),
                        wire.getNotServed(),
                        wire.getSkipped(),
                        wire.getFailed());
    }

    private static RestoreProblem problem(dev.granary.contracts.restores.v1.RestoreProblem wire) {
        return new RestoreProblem(
                wire.getKind(),
                wire.getApiVersion(),
                wire.getNamespace(),
                wire.getName(),
                RestoreOutcome.valueOf(wire.getOutcome().name()),
                wire.getReason(),
                wire.getMessage());
    }
}
