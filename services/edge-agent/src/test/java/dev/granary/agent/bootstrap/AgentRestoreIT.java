package dev.granary.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.granary.agent.adapter.kubernetes.KubernetesJournal;
import dev.granary.agent.domain.BackupAddress;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.restore.RestoreOptions.Existing;
import dev.granary.agent.domain.restore.RestoreRequest;
import dev.granary.contracts.agent.v1.BackupSucceeded;
import dev.granary.contracts.agent.v1.CancelBackup;
import dev.granary.contracts.agent.v1.CancelRestore;
import dev.granary.contracts.agent.v1.CommandRejected;
import dev.granary.contracts.agent.v1.ExistingObjects;
import dev.granary.contracts.agent.v1.RestoreCancelled;
import dev.granary.contracts.agent.v1.RestoreFailed;
import dev.granary.contracts.agent.v1.RestoreObjectResults;
import dev.granary.contracts.agent.v1.RestoreStarted;
import dev.granary.contracts.agent.v1.RestoreSucceeded;
import dev.granary.contracts.agent.v1.StartBackup;
import dev.granary.contracts.agent.v1.StartRestore;
import dev.granary.selection.SelectionRequest;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands about backups that exist, with the whole agent as in {@link AgentIT}. */
class AgentRestoreIT {

    private final AgentScene scene = new AgentScene();

    @BeforeEach
    void start() throws Exception {
        scene.start();
    }

    @AfterEach
    void stop() {
        scene.stop();
    }

    @Test
    void restoresANamespaceUnderAnotherName() throws Exception {
        UUID backup = backUp("rest-a");
        StartRestore order = order(backup, Map.of("rest-a", "rest-a-copy"), false);

        scene.send(order);

        RestoreSucceeded done = scene.awaitOne(RestoreSucceeded.class);
        assertThat(done.getCommandId()).isEqualTo(order.getCommandId());
        assertThat(done.getTotals().getCreated()).isPositive();
        assertThat(scene.awaitOne(RestoreStarted.class).getRestoreId()).isEqualTo(order.getRestoreId());
        assertThat(scene.colourOf("rest-a-copy")).isEqualTo("green");
        assertThat(scene.all(RestoreObjectResults.class)).singleElement().satisfies(told -> {
            assertThat(told.getLast()).isTrue();
            assertThat(told.getObjects())
                    .anySatisfy(object -> assertThat(object.getKind() + " " + object.getNamespace() + "/"
                                    + object.getName() + " " + object.getOutcome())
                            .isEqualTo("ConfigMap rest-a-copy/settings CREATED"));
        });
        await().untilAsserted(() -> assertThat(scene.resource("restores", order.getRestoreId()))
                .contains("\"phase\":\"Succeeded\"", "\"reported\":true", "\"type\":\"Complete\""));
    }

    @Test
    void restoresOnceHoweverOftenItIsAskedFor() throws Exception {
        StartRestore order = order(backUp("rest-b"), Map.of("rest-b", "rest-b-copy"), false);
        scene.send(order);
        scene.awaitOne(RestoreSucceeded.class);

        scene.send(order);
        scene.validated();

        assertThat(scene.idsOf(RestoreSucceeded.class)).hasSize(1);
        assertThat(scene.all(RestoreStarted.class)).hasSize(1);
    }

    @Test
    void changesNothingInADryRun() throws Exception {
        scene.send(order(backUp("rest-c"), Map.of("rest-c", "rest-c-copy"), true));

        RestoreSucceeded done = scene.awaitOne(RestoreSucceeded.class);

        assertThat(done.getDryRun()).isTrue();
        assertThat(done.getTotals().getCreated()).isPositive();
        assertThat(scene.hasNamespace("rest-c-copy")).isFalse();
    }

    @Test
    void saysWhichRoleToBindInAShootThatDidNotAllowRestores() throws Exception {
        UUID backup = backUp("rest-d");
        scene.takeTheRightToRestore();

        scene.send(order(backup, Map.of("rest-d", "rest-d-copy"), false));

        RestoreFailed failed = scene.awaitOne(RestoreFailed.class);
        assertThat(failed.getReason()).isEqualTo("RightMissing");
        assertThat(failed.getMessage()).contains("ClusterRole granary-agent-restore");
    }

    @Test
    void saysThatTheLocationDoesNotHaveTheBackup() throws Exception {
        scene.desire();

        scene.send(order(UUID.randomUUID(), Map.of(), false));

        assertThat(scene.awaitOne(RestoreFailed.class).getReason()).isEqualTo("BackupNotInStore");
    }

    @Test
    void endsARestoreThatWasCancelledWhileTheAgentWasAway() throws Exception {
        StartRestore order = order(backUp("rest-e"), Map.of("rest-e", "rest-e-copy"), false);
        scene.stopAgent();
        journal(order);
        CancelRestore cancel =
                new CancelRestore(UUID.randomUUID(), scene.cluster(), scene.now(), scene.later(), order.getRestoreId());
        try (KubernetesClient client = scene.client()) {
            KubernetesJournal.ofRestores(client, scene.namespace(), scene.cluster(), InstantSource.system())
                    .cancel(order.getRestoreId(), cancel.getCommandId());
        }

        scene.startAgent();
        scene.send(cancel);

        RestoreCancelled cancelled = scene.awaitOne(RestoreCancelled.class);
        assertThat(cancelled.getCommandId()).isEqualTo(order.getCommandId());
        assertThat(cancelled.getCancelCommandId()).isEqualTo(cancel.getCommandId());
        assertThat(scene.hasNamespace("rest-e-copy")).isFalse();
        scene.validated();
        assertThat(scene.all(CommandRejected.class)).isEmpty();
    }

    @Test
    void rejectsTheCancellationOfWhatHasEnded() throws Exception {
        StartRestore order = order(backUp("rest-f"), Map.of("rest-f", "rest-f-copy"), false);
        scene.send(order);
        scene.awaitOne(RestoreSucceeded.class);

        scene.send(new CancelRestore(
                UUID.randomUUID(), scene.cluster(), scene.now(), scene.later(), order.getRestoreId()));
        scene.send(
                new CancelBackup(UUID.randomUUID(), scene.cluster(), scene.now(), scene.later(), order.getBackupId()));

        await().atMost(AgentScene.PATIENCE)
                .untilAsserted(() -> assertThat(scene.all(CommandRejected.class))
                        .extracting(CommandRejected::getReason)
                        .containsExactly("RestoreNotRunning", "BackupNotRunning"));
    }

    @Test
    void goesOnWithARestoreOfTheProcessBefore() throws Exception {
        StartRestore order = order(backUp("rest-g"), Map.of("rest-g", "rest-g-copy"), false);
        scene.stopAgent();
        journal(order);
        try (KubernetesClient client = scene.client()) {
            KubernetesJournal.ofRestores(client, scene.namespace(), scene.cluster(), InstantSource.system())
                    .started(order.getRestoreId(), 1, scene.now());
        }

        scene.startAgent();

        assertThat(scene.awaitOne(RestoreSucceeded.class).getCommandId()).isEqualTo(order.getCommandId());
        assertThat(scene.colourOf("rest-g-copy")).isEqualTo("green");
        assertThat(scene.resource("restores", order.getRestoreId())).contains("\"attempt\":2");
    }

    private UUID backUp(String namespace) throws Exception {
        scene.seed(namespace);
        scene.desire();
        StartBackup order = scene.backupOrder(namespace);
        scene.send(order);
        return scene.awaitOne(BackupSucceeded.class).getBackupId();
    }

    private StartRestore order(UUID backup, Map<String, String> mapping, boolean dryRun) {
        return new StartRestore(
                UUID.randomUUID(),
                scene.cluster(),
                scene.now(),
                scene.later(),
                UUID.randomUUID(),
                backup,
                scene.location(),
                scene.cluster(),
                dryRun,
                List.of(),
                List.of(),
                List.of(),
                mapping,
                null,
                Map.of(),
                ExistingObjects.RETAIN,
                false,
                false,
                false,
                false);
    }

    /** Puts the restore into the journal, as a process does that is killed right after it. */
    private void journal(StartRestore order) {
        var everything = new SelectionRequest(List.of("*"), null, List.of(), List.of(), null, List.of());
        try (KubernetesClient client = scene.client()) {
            KubernetesJournal.ofRestores(client, scene.namespace(), scene.cluster(), InstantSource.system())
                    .create(new Command.StartRestore(
                            order.getCommandId(),
                            order.getDeadline(),
                            order.getRestoreId(),
                            new BackupAddress(order.getBackupId(), order.getLocationId(), order.getOwnerClusterId()),
                            false,
                            new RestoreRequest(
                                    everything,
                                    order.getNamespaceMapping(),
                                    "",
                                    Map.of(),
                                    Existing.RETAIN,
                                    false,
                                    false,
                                    false,
                                    false)));
        }
    }
}
