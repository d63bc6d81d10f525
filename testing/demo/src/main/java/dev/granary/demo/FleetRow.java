package dev.granary.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A cluster as the gateway shows it.
 *
 * @param why reason and message of a state that is not well; empty otherwise
 * @param connection state of its only location; NONE before one is assigned
 */
public record FleetRow(
        String clusterId, String name, String state, String why, String connection, Optional<BackupRow> backup) {

    private static final Set<String> NOT_WHOLE = Set.of("FAILED", "PARTIALLY_SUCCEEDED");

    /**
     * The newest backup of a cluster.
     *
     * @param took from the request to the end, empty while it runs
     */
    public record BackupRow(
            String id,
            String state,
            String why,
            long objects,
            long objectBytes,
            long storedBytes,
            int blobs,
            Optional<Duration> took) {}

    /** What keeps the path from going on, in words for a person. */
    Optional<String> trouble() {
        if ("FAILED".equals(state)) {
            return Optional.of("FAILED " + why);
        }
        if ("FAILED".equals(connection)) {
            return Optional.of("location FAILED " + why);
        }
        return backup.filter(it -> NOT_WHOLE.contains(it.state())).map(it -> "backup " + it.state() + " " + it.why());
    }

    boolean isBackedUp() {
        return backup.filter(it -> "SUCCEEDED".equals(it.state())).isPresent();
    }

    static FleetRow of(JsonNode cluster) {
        JsonNode connection = cluster.path("connections").path(0);
        JsonNode backup = cluster.path("latestBackup");
        return new FleetRow(
                cluster.path("clusterId").asText(),
                cluster.path("name").asText(),
                cluster.path("state").asText(),
                why(cluster) + why(connection),
                connection.path("state").asText("NONE"),
                backup.isObject() ? Optional.of(backup(backup)) : Optional.empty());
    }

    private static BackupRow backup(JsonNode backup) {
        return new BackupRow(
                backup.path("backupId").asText(),
                backup.path("state").asText(),
                why(backup),
                backup.path("objects").asLong(),
                backup.path("objectBytes").asLong(),
                backup.path("storedBytes").asLong(),
                backup.path("blobs").asInt(),
                instant(backup, "finishedAt")
                        .map(end ->
                                Duration.between(instant(backup, "requestedAt").orElse(end), end)));
    }

    private static String why(JsonNode row) {
        return row.hasNonNull("reason")
                ? row.path("reason").asText() + ": " + row.path("message").asText("")
                : "";
    }

    private static Optional<Instant> instant(JsonNode row, String field) {
        return row.hasNonNull(field) ? Optional.of(Instant.parse(row.path(field).asText())) : Optional.empty();
    }
}
