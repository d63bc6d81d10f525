package dev.granary.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.demo.stack.Json;
import dev.granary.testing.landscape.kube.KubeClients;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What must hold after a journey, whatever happened on the way: once, whole, and nothing lost. */
final class Evidence {

    private static final List<String> BACKUP_ENDS =
            List.of("BackupSucceeded", "BackupPartiallySucceeded", "BackupFailed");

    private final Installation granary;
    private final Journey journey;
    private final String backup;

    private Evidence(Installation granary, Journey journey, String backup) {
        this.granary = granary;
        this.journey = journey;
        this.backup = backup;
    }

    static void ofExactlyOneBackup(Installation granary, Journey journey, String backup) {
        Evidence evidence = new Evidence(granary, journey, backup);
        evidence.theFleetShowsOneClusterAndOneBackup();
        evidence.theBusToldEachStepOnce();
        evidence.theShootHoldsOneBackupResource();
        evidence.theContainerHoldsOneWholeBackup();
        evidence.noRecordOfTheClusterIsADeadLetter();
    }

    private void theFleetShowsOneClusterAndOneBackup() {
        assertThat(granary.operator().fleet())
                .filteredOn(row -> row.name().equals(journey.shoot().name()))
                .singleElement()
                .satisfies(row -> assertThat(row.clusterId()).isEqualTo(journey.clusterId()));
        JsonNode backups = granary.operator()
                .query("{ backups(filter: {clusterId: \"%s\"}) { total items { backupId state } } }"
                        .formatted(journey.clusterId()))
                .path("backups");
        assertThat(backups.path("total").asInt()).isEqualTo(1);
        assertThat(backups.path("items").path(0).path("backupId").asText()).isEqualTo(backup);
        assertThat(backups.path("items").path(0).path("state").asText()).isEqualTo("SUCCEEDED");
    }

    private void theBusToldEachStepOnce() {
        Bus bus = granary.bus();
        String cluster = journey.clusterId();
        assertThat(bus.eventIds("granary.shoots.v1", cluster, "ShootAdded")).hasSize(1);
        assertThat(bus.eventIds("granary.clusters.v1", cluster, "ClusterRegistered"))
                .hasSize(1);
        assertThat(BACKUP_ENDS.stream().flatMap(end -> bus.eventIds("granary.backups.v1", backup, end).stream()))
                .as("terminal events of the backup")
                .hasSize(1);
    }

    private void theShootHoldsOneBackupResource() {
        try (var shoot = KubeClients.of(journey.shoot().adminKubeconfig())) {
            var backups = shoot.genericKubernetesResources("granary.dev/v1alpha1", "Backup")
                    .inAnyNamespace()
                    .list()
                    .getItems();
            assertThat(backups).singleElement().satisfies(resource -> {
                assertThat(resource.getMetadata().getName()).isEqualTo(backup);
                assertThat(resource.<String>get("status", "phase")).isEqualTo("Succeeded");
            });
        }
    }

    /** With plain HTTP: what the manifest names is there, and its bytes have the stated digests. */
    private void theContainerHoldsOneWholeBackup() {
        String prefix = "granary/v1/" + journey.clusterId() + "/backups/";
        List<JsonNode> manifests = granary.stack().container().list(prefix).stream()
                .filter(name -> name.endsWith("/manifest.json"))
                .map(name -> Json.parse(new String(granary.stack().container().read(name), StandardCharsets.UTF_8)))
                .filter(end -> !end.has("abandoned"))
                .toList();
        assertThat(manifests)
                .extracting(manifest -> manifest.path("backupId").asText())
                .containsExactly(backup);
        JsonNode manifest = manifests.getFirst();
        assertThat(manifest.path("blobs")).isNotEmpty().allSatisfy(blob -> {
            byte[] bytes = granary.stack().container().read(blob.path("path").asText());
            assertThat(bytes).hasSize(blob.path("size").asInt());
            assertThat(blob.path("digest").asText()).isEqualTo("sha256:" + sha256(bytes));
        });
    }

    private void noRecordOfTheClusterIsADeadLetter() {
        Bus bus = granary.bus();
        List<String> mine = List.of(journey.clusterId(), backup);
        assertThat(bus.topics().stream()
                        .filter(topic -> topic.contains(".dlq."))
                        .flatMap(topic -> bus.read(topic).stream())
                        .map(record -> Bus.text(record.key())))
                .noneMatch(key -> mine.stream().anyMatch(key::contains));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
