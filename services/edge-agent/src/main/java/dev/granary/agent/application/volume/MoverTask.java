package dev.granary.agent.application.volume;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.seal.KeyId;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a mover is told, as environment variables {@code GRANARY_MOVER_...}.
 *
 * @param parent the backup whose packs may be used again
 * @param endpoint blob service of the storage account, without the container
 * @param frozenAt when the snapshot was taken; null for a living file system
 */
public record MoverTask(
        AttemptKey attempt,
        @Nullable UUID parent,
        String namespace,
        String claim,
        Destination destination,
        URI endpoint,
        String container,
        @Nullable Instant frozenAt) {

    /** Says to the program what it is; without it, it is an agent. */
    public static final String MODE = "GRANARY_AGENT_MODE";

    public static final String MOVER = "mover";

    /** Names the directory that the volume is mounted at. */
    public static final String ROOT = "GRANARY_MOVER_ROOT";

    /** Names the file that becomes the termination message. */
    public static final String REPORT = "GRANARY_MOVER_REPORT";

    private static final String PREFIX = "GRANARY_MOVER_";

    public Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(MODE, MOVER);
        variables.put(PREFIX + "CLUSTER", attempt.backup().clusterId().toString());
        variables.put(PREFIX + "BACKUP", attempt.backup().backupId().toString());
        variables.put(PREFIX + "ATTEMPT", attempt.name());
        variables.put(PREFIX + "NAMESPACE", namespace);
        variables.put(PREFIX + "CLAIM", claim);
        variables.put(PREFIX + "LOCATION", destination.locationId().toString());
        variables.put(PREFIX + "ENDPOINT", endpoint.toString());
        variables.put(PREFIX + "CONTAINER", container);
        if (destination.sealedWith() != null) {
            variables.put(PREFIX + "KEY", destination.sealedWith().value());
        }
        if (parent != null) {
            variables.put(PREFIX + "PARENT", parent.toString());
        }
        if (frozenAt != null) {
            variables.put(PREFIX + "FROZEN_AT", frozenAt.toString());
        }
        return variables;
    }

    /**
     * The task in these variables.
     *
     * @throws IllegalArgumentException one is missing, or is not what {@link #environment} writes
     * @throws java.time.format.DateTimeParseException the time is none
     */
    public static MoverTask of(Map<String, String> variables) {
        BackupKey backup = new BackupKey(
                UUID.fromString(required(variables, "CLUSTER")), UUID.fromString(required(variables, "BACKUP")));
        String parent = variables.get(PREFIX + "PARENT");
        String frozenAt = variables.get(PREFIX + "FROZEN_AT");
        return new MoverTask(
                AttemptKey.ofName(backup, required(variables, "ATTEMPT"))
                        .orElseThrow(() -> new IllegalArgumentException(PREFIX + "ATTEMPT is no attempt")),
                parent == null ? null : UUID.fromString(parent),
                required(variables, "NAMESPACE"),
                required(variables, "CLAIM"),
                destination(variables),
                URI.create(required(variables, "ENDPOINT")),
                required(variables, "CONTAINER"),
                frozenAt == null ? null : Instant.parse(frozenAt));
    }

    private static Destination destination(Map<String, String> variables) {
        String key = variables.get(PREFIX + "KEY");
        return new Destination(UUID.fromString(required(variables, "LOCATION")), key == null ? null : new KeyId(key));
    }

    private static String required(Map<String, String> variables, String name) {
        String value = variables.get(PREFIX + name);
        if (value == null) {
            throw new IllegalArgumentException(PREFIX + name + " is missing");
        }
        return value;
    }
}
