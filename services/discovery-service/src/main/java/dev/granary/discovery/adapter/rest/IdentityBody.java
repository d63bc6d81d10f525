package dev.granary.discovery.adapter.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The Microsoft Entra application that the agents act as. */
public record IdentityBody(
        @Schema(required = true, description = "Application (client) id, a GUID.") @Nullable
        String clientId,

        @Schema(required = true, description = "Directory (tenant) id, a GUID.") @Nullable
        String tenantId) {}
