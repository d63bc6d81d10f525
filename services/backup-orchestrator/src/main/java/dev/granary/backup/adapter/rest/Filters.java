package dev.granary.backup.adapter.rest;

import dev.granary.backup.application.port.Backups.Filter;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.StateName;
import dev.granary.problem.ErrorCode;
import dev.granary.problem.FieldErrors;
import dev.granary.problem.ProblemException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The filters of a list. */
final class Filters {
    private Filters() {}

    static Filter of(@Nullable String clusterId, @Nullable String state) {
        return new Filter(
                id("?clusterId", clusterId).map(ClusterId::new).orElse(null),
                oneOf("?state", state, StateName.values()).orElse(null));
    }

    static Optional<UUID> id(String pointer, @Nullable String text) {
        return Optional.ofNullable(text)
                .map(it -> FieldErrors.uuid(it)
                        .orElseThrow(
                                () -> ProblemException.field(ErrorCode.FIELD_INVALID, pointer, "Must be a uuid.")));
    }

    static <E extends Enum<E>> Optional<E> oneOf(String pointer, @Nullable String text, E[] values) {
        return Optional.ofNullable(text)
                .map(it -> Arrays.stream(values)
                        .filter(value -> value.name().equals(it))
                        .findFirst()
                        .orElseThrow(() -> ProblemException.field(
                                ErrorCode.FIELD_INVALID, pointer, "Must be one of " + names(values) + ".")));
    }

    private static String names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.joining(", "));
    }
}
