package dev.granary.backup.adapter.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of POST /api/backups. */
@Schema(name = "BackupRequest")
record BackupRequestBody(
        @Schema(required = true) @Nullable String clusterId,
        @Schema(required = true) @Nullable String locationId,

        @Schema(required = true, description = "At least one, none twice.") @Nullable
        List<@Nullable String> namespaces,

        @Schema(
                description =
                        "Back up claims and volumes without the data of the volumes. The backup is whole nevertheless."
                                + " False when left out.")
        @Nullable
        Boolean skipVolumeData,

        @Schema(description = "The cluster's name and the time in UTC when left out.") @Nullable
        String name) {}
