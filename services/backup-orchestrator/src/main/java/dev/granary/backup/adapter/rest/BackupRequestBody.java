package dev.granary.backup.adapter.rest;

import dev.granary.backup.adapter.rest.SelectionBody.ObjectBody;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of POST /api/backups. */
@Schema(name = "BackupRequest")
record BackupRequestBody(
        @Schema(required = true) @Nullable String clusterId,
        @Schema(required = true) @Nullable String locationId,

        @Schema(
                description =
                        "Names, none twice, or a single * for all but those of the system and the agent's own. Left out"
                                + " where namespaceSelector or objects choose.")
        @Nullable
        List<@Nullable String> namespaces,

        @Schema(
                description =
                        "Namespaces with these labels, in the syntax of kubectl -l, for instance team in (red, blue);"
                                + " never those of the system.")
        @Nullable
        String namespaceSelector,

        @Schema(
                description =
                        "Only these kinds, for instance Secret, deployments.apps or *.apps; every kind when left out.")
        @Nullable
        List<@Nullable String> includedKinds,

        @Schema(description = "These kinds not, even when included.") @Nullable
        List<@Nullable String> excludedKinds,

        @Schema(description = "Only objects with these labels, in the syntax of kubectl -l.") @Nullable
        String labelSelector,

        @Schema(description = "Single objects instead of namespaces; every other choice is left out then.") @Nullable
        List<@Nullable ObjectBody> objects,

        @Schema(
                description =
                        "Back up claims and volumes without the data of the volumes. The backup is whole nevertheless."
                                + " False when left out.")
        @Nullable
        Boolean skipVolumeData,

        @Schema(description = "The cluster's name and the time in UTC when left out.") @Nullable
        String name) {}
