package dev.granary.location.adapter.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of POST /api/locations/{id}/clusters and /validations. */
@Schema(name = "ClusterIdsRequest")
record ClusterIdsRequest(@Nullable List<@Nullable String> clusterIds) {}
