package dev.granary.agent.adapter.kubernetes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.agent.application.port.Journal;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.BackupTotals;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Refusal;
import dev.granary.agent.domain.RestoreOutcome;
import dev.granary.agent.domain.RestoreReport;
import dev.granary.agent.domain.restore.Outcome;
import dev.granary.agent.domain.restore.Phase;
import dev.granary.agent.domain.volume.VolumesProgress;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.RecordedEvents;
import dev.granary.agent.world.Shoot;
import dev.granary.testing.landscape.pki.Trust;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code kubectl get} and {@code kubectl describe} show a tenant. */
class KubectlViewIT {

    private static final Shoot SHOOT = Shoot.shared();
    private static final String API = "/apis/granary.dev/v1alpha1";
    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant END = Instant.parse("2026-11-20T10:01:00Z");

    private final String namespace =
            "granary-view-" + UUID.randomUUID().toString().substring(0, 8);
    private final HttpClient http =
            HttpClient.newBuilder().sslContext(Trust.in(SHOOT.server().caPem())).build();
    private final Command.StartRestore restoring = Given.restoring(Given.CLUSTER, true);
    private KubernetesClient client;
    private Journal<Command.StartBackup, BackupOutcome> backups;
    private Journal<Command.StartRestore, RestoreOutcome> restores;
    private ShownProgress progress;

    @BeforeEach
    void startABackupAndARestore() {
        SHOOT.admit(namespace);
        client = SHOOT.agentClient(namespace);
        backups = KubernetesJournal.ofBackups(client, namespace, Given.CLUSTER, InstantSource.system());
        restores = KubernetesJournal.ofRestores(client, namespace, Given.CLUSTER, InstantSource.system());
        progress = new ShownProgress(new RecordedEvents(), client, namespace, InstantSource.system());
        backups.create(Given.order("shop"));
        backups.started(Given.BACKUP, 1, START);
        restores.create(restoring);
        restores.started(restoring.restoreId(), 1, START);
    }

    @AfterEach
    void disconnect() {
        client.close();
        http.close();
    }

    @Test
    void columnsShowHowFarABackupIsAndWhatItCameTo() throws Exception {
        assumeTables();
        progress.offer(
                new AgentEvent.BackupProgressed(UUID.randomUUID(), Given.BACKUP, 1, 12, 600, VolumesProgress.NONE));

        Map<String, String> running = row("backups");
        backups.finished(Given.BACKUP, new BackupOutcome.Succeeded(START, END, new BackupTotals(34, 600, 300, 2)));
        Map<String, String> ended = row("backups");

        assertThat(running).containsEntry("Phase", "InProgress").containsEntry("Progress", "12 objects");
        assertThat(ended)
                .containsEntry("Name", Given.BACKUP.toString())
                .containsEntry("Phase", "Succeeded")
                .containsEntry("Objects", "34")
                .containsEntry("Bytes", "600")
                .containsEntry("Progress", "");
        assertThat(ended.get("Age")).isNotEmpty();
    }

    @Test
    void columnsShowHowFarARestoreIsAndWhatItCameTo() throws Exception {
        assumeTables();
        progress.offer(new AgentEvent.RestoreProgressed(
                restoring.commandId(), restoring.restoreId(), 1, Phase.CLAIMS, 3, 12, VolumesProgress.NONE));

        Map<String, String> running = row("restores");
        var report = new RestoreReport(Map.of(Outcome.CREATED, 11L, Outcome.FAILED, 1L), List.of());
        restores.finished(restoring.restoreId(), new RestoreOutcome.Completed(START, END, report));
        Map<String, String> ended = row("restores");

        assertThat(running).containsEntry("Phase", "InProgress").containsEntry("Progress", "3 of 12 objects");
        assertThat(ended)
                .containsEntry("Phase", "PartiallySucceeded")
                .containsEntry("Backup", restoring.backup().backupId().toString())
                .containsEntry("DryRun", "true")
                .containsEntry("Created", "11")
                .containsEntry("Failed", "1")
                .containsEntry("Progress", "");
    }

    @Test
    void allOfGranaryIsOneCategory() throws Exception {
        JsonNode resources = get(API, "application/json").path("resources");

        assertThat(StreamSupport.stream(resources.spliterator(), false)
                        .filter(resource ->
                                resource.path("categories").toString().equals("[\"granary\"]"))
                        .map(resource -> resource.path("name").asText()))
                .contains("backuplocations", "backups", "restores", "backupdeletions", "backupverifications");
    }

    @Test
    void theConditionOfABackupSaysWhatBecameOfIt() {
        assertThat(ofBackup())
                .isEqualTo(new Condition("Complete", "False", "InProgress", "The backup runs.", ofBackupSince()));

        backups.finished(Given.BACKUP, new BackupOutcome.Succeeded(START, END, new BackupTotals(34, 600, 300, 2)));

        assertThat(ofBackup())
                .isEqualTo(new Condition(
                        "Complete", "True", "Succeeded", "Everything that was asked for is stored.", END.toString()));
    }

    @Test
    void theConditionOfARestoreThatFailedSaysWhy() {
        restores.finished(
                restoring.restoreId(),
                new RestoreOutcome.Failed(START, END, new Refusal("BackupNotInStore", "It is not there.")));

        RestoreResource resource = client.resources(RestoreResource.class)
                .inNamespace(namespace)
                .withName(restoring.restoreId().toString())
                .require();
        assertThat(resource.getStatus().conditions())
                .containsExactly(
                        new Condition("Complete", "False", "BackupNotInStore", "It is not there.", END.toString()));
    }

    private Condition ofBackup() {
        BackupResource resource = client.resources(BackupResource.class)
                .inNamespace(namespace)
                .withName(Given.BACKUP.toString())
                .require();
        List<Condition> conditions = requireNonNull(resource.getStatus().conditions());
        assertThat(conditions).hasSize(1);
        return conditions.getFirst();
    }

    private String ofBackupSince() {
        return ofBackup().lastTransitionTime();
    }

    private static void assumeTables() {
        assumeThat(SHOOT.hasControllers())
                .as("NOT RUN: embedded API servers make no tables")
                .isTrue();
    }

    /** The only row, by the names of its columns. */
    private Map<String, String> row(String plural) throws IOException, InterruptedException {
        JsonNode table = get(API + "/namespaces/" + namespace + "/" + plural, TABLE);
        assertThat(table.path("rows")).hasSize(1);
        Map<String, String> row = new TreeMap<>();
        for (int i = 0; i < table.path("columnDefinitions").size(); i++) {
            row.put(
                    table.at("/columnDefinitions/" + i + "/name").asText(),
                    table.at("/rows/0/cells/" + i).asText(""));
        }
        return row;
    }

    private JsonNode get(String path, String accept) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(SHOOT.server().url().resolve(path))
                .header("Authorization", "Bearer " + SHOOT.server().adminToken())
                .header("Accept", accept)
                .build();
        return new ObjectMapper()
                .readTree(http.send(request, BodyHandlers.ofString()).body());
    }
}
