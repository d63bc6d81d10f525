package dev.granary.gateway.application;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Narrows a list of clusters; null does not narrow. {@code name} matches a part, whatever its case. */
public record ClusterFilter(
        @Nullable String tenant,
        @Nullable ClusterState state,
        @Nullable Boolean managed,
        @Nullable UUID locationId,
        @Nullable String name) {}
