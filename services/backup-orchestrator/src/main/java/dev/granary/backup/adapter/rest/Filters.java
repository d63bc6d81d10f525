package dev.granary.backup.adapter.rest;

import dev.granary.backup.application.port.Backups.Filter;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.StateName;
import dev.granary.problem.ErrorCode;
import dev.granary.problem.FieldErrors;
import dev.granary.problem.ProblemException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The filters of a list. */
final class Filters {
    private Filters() {}

    static Filter of(@Nullable String clusterId, @Nullable String state) {
        return new Filter(cluster(clusterId), state(state));
    }

    private static @Nullable ClusterId cluster(@Nullable String text) {
        return text == null
                ? null
                : FieldErrors.uuid(text)
                        .map(ClusterId::new)
                        .orElseThrow(
                                () -> ProblemException.field(ErrorCode.FIELD_INVALID, "?clusterId", "Must be a uuid."));
    }

    private static @Nullable StateName state(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(StateName.values())
                .filter(state -> state.name().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.field(ErrorCode.FIELD_INVALID, "?state", "Must be one of " + names() + "."));
    }

    private static String names() {
        return Arrays.stream(StateName.values()).map(Enum::name).collect(Collectors.joining(", "));
    }
}
