package dev.granary.gateway.application;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether one cluster can use one location, as its agent last proved. */
public record Connection(
        UUID locationId,
        UUID clusterId,
        ConnectionState state,
        @Nullable String reason,
        @Nullable String message,
        @Nullable UUID validationId,
        @Nullable Instant validatedAt,
        long version) {}
