package dev.granary.location.adapter.rest;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of POST /api/locations. {@code others} catches the fields that do not exist, so that each can be named. */
@Schema(name = "LocationRequest")
record LocationRequest(
        @Schema(required = true, description = "Unique without regard to case.") @Nullable
        String name,

        @Schema(required = true, description = "AZURE_BLOB.") @Nullable
        String provider,

        @Schema(required = true) @Nullable String storageAccount,
        @Schema(required = true) @Nullable String container,

        @Schema(description = "Blob service URL; Azure's public one of the account when left out.") @Nullable
        String endpoint,

        @Schema(
                description =
                        "Agents seal what they write there, under a key that only they have: an entry of the Secret"
                                + " granary-backup-keys in their own namespace, named after the location's id or default. It"
                                + " cannot be changed later.",
                defaultValue = "false")
        @Nullable
        Boolean encrypted,

        @Schema(description = "Clusters to assign at once.") @Nullable
        List<@Nullable String> clusterIds,

        @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, Object> others) {}
