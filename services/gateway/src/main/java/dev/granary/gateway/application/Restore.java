package dev.granary.gateway.application;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A restore as the orchestrator last published it. Times of the run are the agent's clock.
 *
 * @param clusterId the cluster that is restored into
 * @param namespaces under the names that they have in the backup; empty for all of it
 * @param objectsDone objects that have a result
 * @param totals null until it ended, and when it FAILED
 */
public record Restore(
        UUID restoreId,
        UUID clusterId,
        String tenant,
        UUID backupId,
        UUID backupClusterId,
        UUID locationId,
        String name,
        boolean dryRun,
        List<String> namespaces,
        List<String> includedKinds,
        List<String> excludedKinds,
        Map<String, String> namespaceMapping,
        @Nullable String namespacePrefix,
        Map<String, String> storageClassMapping,
        ExistingObjects existing,
        RestoreState state,
        @Nullable String reason,
        @Nullable String message,
        Instant requestedAt,
        @Nullable Instant cancelRequestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        String phase,
        long objectsDone,
        long objectsTotal,
        @Nullable RestoreTotals totals,
        List<RestoreProblem> problems,
        long version) {}
