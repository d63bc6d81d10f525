package dev.granary.engine.manifest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the backup lacks.
 *
 * @param kind kind of the object
 * @param namespace null for one without
 * @param name empty when the whole kind is meant
 * @param reason CamelCase
 * @param message for a person
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BackupProblem(String kind, @Nullable String namespace, String name, String reason, String message) {

    public BackupProblem {
        requireNonNull(kind);
        requireNonNull(name);
        requireNonNull(reason);
        requireNonNull(message);
    }
}
