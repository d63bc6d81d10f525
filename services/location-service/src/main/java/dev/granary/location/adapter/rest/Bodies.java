package dev.granary.location.adapter.rest;

import dev.granary.location.domain.ClusterId;
import dev.granary.problem.ErrorCode;
import dev.granary.problem.FieldErrors;
import dev.granary.problem.ProblemException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what several bodies have in common. */
final class Bodies {
    static final int MOST_CLUSTERS = 1_000;

    private Bodies() {}

    /** At least one. */
    static Set<ClusterId> clusters(@Nullable ClusterIdsRequest body) {
        FieldErrors errors = new FieldErrors();
        Set<ClusterId> ids = clusterIds(present(body).clusterIds(), errors);
        errors.throwIfAny();
        if (ids.isEmpty()) {
            throw ProblemException.field(ErrorCode.FIELD_MISSING, "/clusterIds", "Name at least one cluster.");
        }
        return ids;
    }

    /** Empty stands for all: no body, or one without the field. */
    static Optional<Set<ClusterId>> clustersOrAll(@Nullable ClusterIdsRequest body) {
        return body == null || body.clusterIds() == null ? Optional.empty() : Optional.of(clusters(body));
    }

    /** Each id once, in the order given; those that are none are noted. */
    static Set<ClusterId> clusterIds(@Nullable List<@Nullable String> values, FieldErrors errors) {
        Set<ClusterId> ids = new LinkedHashSet<>();
        List<@Nullable String> given = values == null ? List.of() : values;
        if (given.size() > MOST_CLUSTERS) {
            errors.add("/clusterIds", ErrorCode.FIELD_INVALID, "Must name at most " + MOST_CLUSTERS + " clusters.");
            return ids;
        }
        for (int i = 0; i < given.size(); i++) {
            errors.requiredUuid("/clusterIds/" + i, given.get(i))
                    .map(ClusterId::new)
                    .ifPresent(ids::add);
        }
        return ids;
    }

    static <T> T present(@Nullable T body) {
        if (body == null) {
            throw new ProblemException(ErrorCode.MALFORMED_REQUEST, "The request has no body.");
        }
        return body;
    }
}
