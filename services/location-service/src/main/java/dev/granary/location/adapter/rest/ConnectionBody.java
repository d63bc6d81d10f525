package dev.granary.location.adapter.rest;

import dev.granary.location.application.FindLocations.Connected;
import dev.granary.location.domain.Connection;
import dev.granary.location.domain.ConnectionState.Failed;
import dev.granary.location.domain.ConnectionState.InProgress;
import dev.granary.location.domain.KnownCluster;
import dev.granary.location.domain.StateName;
import dev.granary.location.domain.ValidationId;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A connection as people see it. Reason and message are null unless it failed, the deadline unless it is checked. */
@Schema(name = "Connection")
record ConnectionBody(
        UUID clusterId,
        @Nullable String clusterName,
        StateName state,
        @Nullable String reason,
        @Nullable String message,
        @Nullable UUID validationId,
        @Nullable Instant deadline,
        @Nullable Instant validatedAt,

        @Schema(description = "Whether the container protects what is written to it; the agent found it out.")
        boolean immutable,

        @Schema(description = "Days that a new blob is protected for; null when it is not, or the store does not tell.")
        @Nullable
        Integer retentionDays,

        long version) {
    static ConnectionBody of(Connected connected) {
        Connection it = connected.connection();
        return new ConnectionBody(
                it.cluster().value(),
                connected.cluster().map(KnownCluster::name).orElse(null),
                StateName.of(it.state()),
                it.state() instanceof Failed failed ? failed.reason() : null,
                it.state() instanceof Failed failed ? failed.message() : null,
                it.validation().map(ValidationId::value).orElse(null),
                it.state() instanceof InProgress running ? running.deadline() : null,
                it.validatedAt(),
                it.state().immutability().immutable(),
                it.state().immutability().retentionDays(),
                it.version());
    }
}
