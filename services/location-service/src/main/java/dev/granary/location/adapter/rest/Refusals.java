package dev.granary.location.adapter.rest;

import dev.granary.location.domain.ClusterId;
import dev.granary.location.domain.LocationId;
import dev.granary.problem.ErrorCode;
import dev.granary.problem.FieldError;
import dev.granary.problem.FieldErrors;
import dev.granary.problem.ProblemException;
import java.util.List;
import java.util.stream.Collectors;

/** How this service says no. */
final class Refusals {
    private Refusals() {}

    static LocationId locationId(String text) {
        return FieldErrors.uuid(text)
                .map(LocationId::new)
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "The id of a location is a uuid."));
    }

    static ProblemException noSuchLocation(LocationId id) {
        return new ProblemException(ErrorCode.NOT_FOUND, "There is no location " + id + ".");
    }

    static ProblemException clustersUnknown(List<ClusterId> clusters) {
        return clusters(ErrorCode.CLUSTER_UNKNOWN, clusters);
    }

    static ProblemException clusters(ErrorCode code, List<ClusterId> clusters) {
        String names = clusters.stream().map(ClusterId::toString).collect(Collectors.joining(", "));
        return new ProblemException(
                code,
                code.title() + " Nothing was changed. It is about " + names + ".",
                clusters.stream()
                        .map(cluster -> new FieldError("/clusterIds", code, cluster.toString()))
                        .toList());
    }
}
