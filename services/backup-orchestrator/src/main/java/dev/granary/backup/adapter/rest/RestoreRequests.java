package dev.granary.backup.adapter.rest;

import dev.granary.backup.application.RestoreRequest;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.RestoreOptions;
import dev.granary.backup.domain.RestoreOptions.Existing;
import dev.granary.backup.domain.RestoreOptions.Keep;
import dev.granary.backup.domain.RestoreOptions.Kinds;
import dev.granary.problem.ErrorCode;
import dev.granary.problem.FieldErrors;
import dev.granary.problem.ProblemException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns the body of a restore into what the use case takes, or says everything that is wrong with it. */
final class RestoreRequests {
    private RestoreRequests() {}

    static RestoreRequest restore(@Nullable RestoreRequestBody body) {
        if (body == null) {
            throw new ProblemException(ErrorCode.MALFORMED_REQUEST, "The request has no body.");
        }
        FieldErrors errors = new FieldErrors();
        Optional<UUID> backup = errors.requiredUuid("/backupId", body.backupId());
        Optional<UUID> cluster = errors.requiredUuid("/clusterId", body.clusterId());
        var name = BackupRequests.name(body.name(), errors);
        RestoreOptions options = options(body, new RestoreNames(errors), errors);
        errors.throwIfAny();
        return new RestoreRequest(
                new BackupId(backup.orElseThrow()), new ClusterId(cluster.orElseThrow()), name, options);
    }

    private static RestoreOptions options(RestoreRequestBody body, RestoreNames names, FieldErrors errors) {
        return new RestoreOptions(
                isTrue(body.dryRun()),
                names.namespaces("/namespaces", body.namespaces()),
                new Kinds(
                        names.kinds("/includedKinds", body.includedKinds()),
                        names.kinds("/excludedKinds", body.excludedKinds())),
                names.namespaceMapping("/namespaceMapping", body.namespaceMapping()),
                names.prefix("/namespacePrefix", body.namespacePrefix()),
                names.storageClassMapping("/storageClassMapping", body.storageClassMapping()),
                existing(body.existing(), errors),
                new Keep(
                        isTrue(body.withStatus()),
                        isTrue(body.withControlled()),
                        isTrue(body.keepNodePorts()),
                        isTrue(body.keepClusterAddresses())));
    }

    private static Existing existing(@Nullable String text, FieldErrors errors) {
        if (text == null) {
            return Existing.RETAIN;
        }
        Optional<Existing> found = Arrays.stream(Existing.values())
                .filter(it -> it.name().equals(text))
                .findFirst();
        if (found.isEmpty()) {
            errors.add("/existing", ErrorCode.FIELD_INVALID, "Must be RETAIN or REPLACE.");
        }
        return found.orElse(Existing.RETAIN);
    }

    private static boolean isTrue(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }
}
