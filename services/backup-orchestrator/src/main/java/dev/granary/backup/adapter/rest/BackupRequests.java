package dev.granary.backup.adapter.rest;

import dev.granary.backup.application.BackupRequest;
import dev.granary.backup.domain.BackupName;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.LocationId;
import dev.granary.problem.ErrorCode;
import dev.granary.problem.FieldErrors;
import dev.granary.problem.ProblemException;
import dev.granary.selection.SelectionRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns bodies and headers into what the use cases take, or says everything that is wrong with them. */
final class BackupRequests {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private BackupRequests() {}

    static BackupRequest backup(@Nullable BackupRequestBody body) {
        if (body == null) {
            throw new ProblemException(ErrorCode.MALFORMED_REQUEST, "The request has no body.");
        }
        FieldErrors errors = new FieldErrors();
        Optional<UUID> cluster = errors.requiredUuid("/clusterId", body.clusterId());
        Optional<UUID> location = errors.requiredUuid("/locationId", body.locationId());
        SelectionRequest selection = Selections.selection(body, errors);
        BackupName name = name(body.name(), errors);
        errors.throwIfAny();
        return new BackupRequest(
                new ClusterId(cluster.orElseThrow()),
                new LocationId(location.orElseThrow()),
                List.of(selection),
                Boolean.TRUE.equals(body.skipVolumeData()),
                name,
                null);
    }

    /** The name in the body of a retry or a duplicate, when there is one. */
    static @Nullable BackupName name(@Nullable AgainRequestBody body) {
        if (body == null) {
            return null;
        }
        FieldErrors errors = new FieldErrors();
        BackupName name = name(body.name(), errors);
        errors.throwIfAny();
        return name;
    }

    /** The header Idempotency-Key, when there is one. */
    static Optional<String> key(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        if (!KEY.matcher(header).matches()) {
            throw new ProblemException(
                    ErrorCode.FIELD_INVALID, "The header Idempotency-Key must be 1 to 200 visible ASCII characters.");
        }
        return Optional.of(header);
    }

    static @Nullable BackupName name(@Nullable String value, FieldErrors errors) {
        if (value == null) {
            return null;
        }
        if (!BackupName.isValid(value)) {
            errors.add("/name", ErrorCode.FIELD_INVALID, "Must be " + BackupName.RULE + ".");
            return null;
        }
        return new BackupName(value);
    }
}
