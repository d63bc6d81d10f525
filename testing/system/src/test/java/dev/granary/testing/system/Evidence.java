package dev.granary.testing.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.demo.stack.Json;
import dev.granary.testing.landscape.kube.KubeClients;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/** What must hold for a shoot, whatever happened on the way: each of its backups once, whole, and nothing lost. */
final class Evidence {

    private static final List<String> BACKUP_ENDS =
            List.of("BackupSucceeded", "BackupPartiallySucceeded", "BackupFailed");

    private final Installation granary;
    private final Journey journey;

    private Evidence(Installation granary, Journey journey) {
        this.granary = granary;
        this.journey = journey;
    }

    static void ofOnceAndWhole(Installation granary, Journey journey) {
        Evidence evidence = new Evidence(granary, journey);
        evidence.theFleetShowsOneClusterAndItsBackups();
        evidence.theBusToldEachStepOnce();
        evidence.theShootHoldsOneResourceForEachBackup();
        evidence.theContainerHoldsEachBackupWhole();
        evidence.noRecordOfTheClusterIsADeadLetter();
        evidence.nothingWaitsForItsWayToTheBus();
    }

    private void theFleetShowsOneClusterAndItsBackups() {
        assertThat(granary.operator().fleet())
                .filteredOn(row -> row.name().equals(journey.shoot().name()))
                .singleElement()
                .satisfies(row -> assertThat(row.clusterId()).isEqualTo(journey.clusterId()));
        JsonNode shown = granary.operator()
                .query("{ backups(filter: {clusterId: \"%s\"}) { items { backupId state } } }"
                        .formatted(journey.clusterId()))
                .path("backups")
                .path("items");
        assertThat(shown)
                .extracting(backup -> backup.path("backupId").asText())
                .containsExactlyInAnyOrderElementsOf(journey.backups());
        assertThat(shown).extracting(backup -> backup.path("state").asText()).containsOnly("SUCCEEDED");
    }

    private void theBusToldEachStepOnce() {
        Bus bus = granary.bus();
        String cluster = journey.clusterId();
        assertThat(bus.eventIds("granary.shoots.v1", cluster, "ShootAdded")).hasSize(1);
        assertThat(bus.eventIds("granary.clusters.v1", cluster, "ClusterRegistered"))
                .hasSize(1);
        assertThat(journey.backups())
                .allSatisfy(backup -> assertThat(BACKUP_ENDS.stream()
                                .flatMap(end -> bus.eventIds("granary.backups.v1", backup, end).stream()))
                        .as("terminal events of the backup")
                        .hasSize(1));
    }

    private void theShootHoldsOneResourceForEachBackup() {
        try (var shoot = KubeClients.of(journey.shoot().adminKubeconfig())) {
            var held = shoot.genericKubernetesResources("granary.dev/v1alpha1", "Backup")
                    .inAnyNamespace()
                    .list()
                    .getItems();
            assertThat(held)
                    .extracting(resource -> resource.getMetadata().getName())
                    .containsExactlyInAnyOrderElementsOf(journey.backups());
            assertThat(held)
                    .extracting(resource -> resource.<String>get("status", "phase"))
                    .containsOnly("Succeeded");
        }
    }

    /** With plain HTTP: what the manifests name is there, and its bytes have the stated digests. */
    private void theContainerHoldsEachBackupWhole() {
        String prefix = "granary/v1/" + journey.clusterId() + "/backups/";
        List<JsonNode> manifests = granary.stack().container().list(prefix).stream()
                .filter(name -> name.endsWith("/manifest.json"))
                .map(name -> Json.parse(new String(granary.stack().container().read(name), StandardCharsets.UTF_8)))
                .filter(end -> !end.has("abandoned"))
                .toList();
        assertThat(manifests)
                .extracting(manifest -> manifest.path("backupId").asText())
                .containsExactlyInAnyOrderElementsOf(journey.backups());
        manifests.forEach(this::isWhole);
    }

    private void isWhole(JsonNode manifest) {
        assertThat(manifest.path("blobs")).isNotEmpty().allSatisfy(blob -> {
            byte[] bytes = granary.stack().container().read(blob.path("path").asText());
            assertThat(bytes).hasSize(blob.path("size").asInt());
            assertThat(blob.path("digest").asText()).isEqualTo("sha256:" + sha256(bytes));
        });
    }

    private void noRecordOfTheClusterIsADeadLetter() {
        Bus bus = granary.bus();
        List<String> deadLetters =
                bus.topics().stream().filter(topic -> topic.contains(".dlq.")).toList();
        assertThat(bus.read(deadLetters).stream()
                        .filter(record -> !Poison.is(record.value()))
                        .map(record -> Bus.text(record.key())))
                .noneMatch(key -> key.contains(journey.clusterId())
                        || journey.backups().stream().anyMatch(key::contains));
    }

    private void nothingWaitsForItsWayToTheBus() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(granary.tables().waitingInOutboxes().values())
                                .containsOnly(0L));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
