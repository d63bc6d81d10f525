package dev.granary.backup.adapter.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of POST /api/backups/{id}/verifications. */
@Schema(name = "VerificationRequest")
record VerificationRequestBody(
        @Schema(
                description = "True: every byte is read and hashed. False or left out: one listing is compared with the"
                        + " manifest.")
        @Nullable
        Boolean deep) {}
