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

    /** Where nothing is sealed, and no key can be called so. A task without the variable is no task. */
    private static final String NO_KEY = "(none)";

    public Map<String, String> environment() {
        var variables = new TaskVariables(new LinkedHashMap<>(Map.of(MODE, MOVER)));
        variables.put("CLUSTER", attempt.backup().clusterId());
        variables.put("BACKUP", attempt.backup().backupId());
        variables.put("ATTEMPT", attempt.name());
        variables.put("NAMESPACE", namespace);
        variables.put("CLAIM", claim);
        variables.put("LOCATION", destination.locationId());
        variables.put("ENDPOINT", endpoint);
        variables.put("CONTAINER", container);
        variables.put(
                "KEY",
                destination.sealedWith() == null
                        ? NO_KEY
                        : destination.sealedWith().value());
        if (parent != null) {
            variables.put("PARENT", parent);
        }
        if (frozenAt != null) {
            variables.put("FROZEN_AT", frozenAt);
        }
        return variables.environment();
    }

    /**
     * The task in these variables.
     *
     * @throws IllegalArgumentException one is missing, or is not what {@link #environment} writes
     * @throws java.time.format.DateTimeParseException the time is none
     */
    public static MoverTask of(Map<String, String> environment) {
        var variables = new TaskVariables(environment);
        BackupKey backup = new BackupKey(variables.requiredId("CLUSTER"), variables.requiredId("BACKUP"));
        return new MoverTask(
                AttemptKey.ofName(backup, variables.required("ATTEMPT"))
                        .orElseThrow(() -> new IllegalArgumentException("GRANARY_MOVER_ATTEMPT is no attempt")),
                variables.optional("PARENT").map(UUID::fromString).orElse(null),
                variables.required("NAMESPACE"),
                variables.required("CLAIM"),
                destination(variables),
                URI.create(variables.required("ENDPOINT")),
                variables.required("CONTAINER"),
                variables.optional("FROZEN_AT").map(Instant::parse).orElse(null));
    }

    private static Destination destination(TaskVariables variables) {
        String key = variables.required("KEY");
        return new Destination(variables.requiredId("LOCATION"), key.equals(NO_KEY) ? null : new KeyId(key));
    }
}
