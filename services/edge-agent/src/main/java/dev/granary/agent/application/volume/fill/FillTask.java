package dev.granary.agent.application.volume.fill;

import dev.granary.engine.manifest.BackupKey;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What a mover is told that fills a volume, as environment variables {@code GRANARY_MOVER_...}.
 *
 * @param locationId whose keys open what is sealed
 * @param namespace of the claim in the backup
 * @param claim its name there
 * @param endpoint blob service of the storage account, without the container
 */
public record FillTask(
        BackupKey backup, UUID locationId, String namespace, String claim, URI endpoint, String container) {

    /** The program's mode, in the place of {@link dev.granary.agent.application.volume.MoverTask#MOVER}. */
    public static final String FILLER = "filler";

    private static final String PREFIX = "GRANARY_MOVER_";

    public Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(PREFIX + "CLUSTER", backup.clusterId().toString());
        variables.put(PREFIX + "BACKUP", backup.backupId().toString());
        variables.put(PREFIX + "LOCATION", locationId.toString());
        variables.put(PREFIX + "NAMESPACE", namespace);
        variables.put(PREFIX + "CLAIM", claim);
        variables.put(PREFIX + "ENDPOINT", endpoint.toString());
        variables.put(PREFIX + "CONTAINER", container);
        return variables;
    }

    /**
     * The task in these variables.
     *
     * @throws IllegalArgumentException one is missing, or is not what {@link #environment} writes
     */
    public static FillTask of(Map<String, String> variables) {
        return new FillTask(
                new BackupKey(
                        UUID.fromString(required(variables, "CLUSTER")),
                        UUID.fromString(required(variables, "BACKUP"))),
                UUID.fromString(required(variables, "LOCATION")),
                required(variables, "NAMESPACE"),
                required(variables, "CLAIM"),
                URI.create(required(variables, "ENDPOINT")),
                required(variables, "CONTAINER"));
    }

    private static String required(Map<String, String> variables, String name) {
        String value = variables.get(PREFIX + name);
        if (value == null) {
            throw new IllegalArgumentException(PREFIX + name + " is missing");
        }
        return value;
    }
}
