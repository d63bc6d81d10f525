package dev.granary.backup.adapter.rest;

import dev.granary.backup.domain.RestoreOptions.Existing;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of POST /api/restores. */
@Schema(name = "RestoreRequest")
record RestoreRequestBody(
        @Schema(required = true) @Nullable String backupId,

        @Schema(required = true, description = "The cluster that is restored into; need not be the backup's.") @Nullable
        String clusterId,

        @Schema(description = "The cluster's name and the time in UTC when left out.") @Nullable
        String name,

        @Schema(description = "Only show what would happen. False when left out.") @Nullable
        Boolean dryRun,

        @Schema(description = "Names as in the backup; all of its namespaces when left out.") @Nullable
        List<@Nullable String> namespaces,

        @Schema(description = "Only these kinds, for instance deployments.apps; every kind when left out.") @Nullable
        List<@Nullable String> includedKinds,

        @Schema(description = "These kinds not, even when included.") @Nullable
        List<@Nullable String> excludedKinds,

        @Schema(description = "New name by name in the backup.") @Nullable
        Map<String, @Nullable String> namespaceMapping,

        @Schema(description = "Before the names of namespaces that are not mapped.") @Nullable
        String namespacePrefix,

        @Schema(description = "Storage class of the cluster by its name in the backup.") @Nullable
        Map<String, @Nullable String> storageClassMapping,

        @Schema(implementation = Existing.class, description = "What happens to what is there. RETAIN when left out.")
        @Nullable
        String existing,

        @Schema(description = "The status comes back too. False when left out.") @Nullable
        Boolean withStatus,

        @Schema(description = "Also what the controllers of Kubernetes make by themselves. False when left out.")
        @Nullable
        Boolean withControlled,

        @Schema(description = "Services ask for the node ports that they had. False when left out.") @Nullable
        Boolean keepNodePorts,

        @Schema(description = "Services ask for the cluster addresses that they had. False when left out.") @Nullable
        Boolean keepClusterAddresses) {}
