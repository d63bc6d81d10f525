package dev.granary.backup.adapter.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of POST /api/backups/{id}/retries and of .../duplicates. */
@Schema(name = "AgainRequest")
record AgainRequestBody(
        @Schema(description = "Of the new backup; the cluster's name and the time in UTC when left out.") @Nullable
        String name) {}
