package dev.granary.agent.application.volume.fill;

import dev.granary.agent.application.volume.TaskVariables;
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

    public Map<String, String> environment() {
        var variables = new TaskVariables(new LinkedHashMap<>());
        variables.put("CLUSTER", backup.clusterId());
        variables.put("BACKUP", backup.backupId());
        variables.put("LOCATION", locationId);
        variables.put("NAMESPACE", namespace);
        variables.put("CLAIM", claim);
        variables.put("ENDPOINT", endpoint);
        variables.put("CONTAINER", container);
        return variables.environment();
    }

    /**
     * The task in these variables.
     *
     * @throws IllegalArgumentException one is missing, or is not what {@link #environment} writes
     */
    public static FillTask of(Map<String, String> environment) {
        var variables = new TaskVariables(environment);
        return new FillTask(
                new BackupKey(variables.requiredId("CLUSTER"), variables.requiredId("BACKUP")),
                variables.requiredId("LOCATION"),
                variables.required("NAMESPACE"),
                variables.required("CLAIM"),
                URI.create(variables.required("ENDPOINT")),
                variables.required("CONTAINER"));
    }
}
