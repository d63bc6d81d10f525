package dev.granary.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.granary.contracts.agent.v1.BackupDeletionSucceeded;
import dev.granary.contracts.agent.v1.BackupSucceeded;
import dev.granary.contracts.agent.v1.BackupVerificationFailed;
import dev.granary.contracts.agent.v1.BackupVerificationSucceeded;
import dev.granary.contracts.agent.v1.BlobDamage;
import dev.granary.contracts.agent.v1.BlobDamageKind;
import dev.granary.contracts.agent.v1.CommandExpired;
import dev.granary.contracts.agent.v1.CommandRejected;
import dev.granary.contracts.agent.v1.DeleteBackup;
import dev.granary.contracts.agent.v1.StartBackup;
import dev.granary.contracts.agent.v1.VerifyBackup;
import dev.granary.engine.backup.BackupReader;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.store.BlobName;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deleting and verifying backups, with the whole agent as in {@link AgentIT}. */
class AgentUpkeepIT {

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
    void deletesABackupAndSucceedsAgainWhenNothingIsThere() throws Exception {
        UUID backup = backUp("keep-a");
        DeleteBackup order = deletion(backup);
        scene.send(order);
        BackupDeletionSucceeded done = scene.awaitOne(BackupDeletionSucceeded.class);

        scene.send(deletion(backup));

        assertThat(done.getCommandId()).isEqualTo(order.getCommandId());
        assertThat(done.getDeletedBlobs()).isPositive();
        assertThat(done.getDeletedBytes()).isPositive();
        await().atMost(AgentScene.PATIENCE)
                .untilAsserted(() -> assertThat(scene.all(BackupDeletionSucceeded.class))
                        .extracting(BackupDeletionSucceeded::getDeletedBlobs)
                        .containsExactly(done.getDeletedBlobs(), 0L));
        assertThat(names()).isEmpty();
        await().untilAsserted(() -> assertThat(scene.resource("backupdeletions", order.getCommandId()))
                .contains("\"phase\":\"Succeeded\"", "\"reported\":true"));
    }

    @Test
    void leavesAReportOfWhatBelongsToNoBackup() throws Exception {
        backUp("keep-c");

        await().atMost(AgentScene.PATIENCE)
                .until(() -> !scene.store()
                        .list(BackupKey.reports(scene.cluster()), null, 1)
                        .blobs()
                        .isEmpty());
    }

    @Test
    void deletesOnceHoweverOftenItIsAskedFor() throws Exception {
        DeleteBackup order = deletion(backUp("keep-b"));
        scene.send(order);
        BackupDeletionSucceeded first = scene.awaitOne(BackupDeletionSucceeded.class);

        scene.send(order);
        scene.validated();

        assertThat(scene.idsOf(BackupDeletionSucceeded.class)).hasSize(1);
        assertThat(scene.all(BackupDeletionSucceeded.class)).allMatch(first::equals);
    }

    @Test
    void verifiesABackupAndNamesWhatIsMissing() throws Exception {
        UUID backup = backUp("keep-c");
        VerifyBackup deep = verification(backup, true);
        scene.send(deep);
        BackupVerificationSucceeded whole = scene.awaitOne(BackupVerificationSucceeded.class);
        assertThat(whole.getVerificationId()).isEqualTo(deep.getVerificationId());
        assertThat(whole.getDeep()).isTrue();
        assertThat(whole.getDamages()).isEmpty();
        ManifestBlob lost = new BackupReader(scene.store())
                .find(new BackupKey(scene.cluster(), backup))
                .orElseThrow()
                .manifest()
                .blobs()
                .getFirst();
        scene.store().delete(new BlobName(lost.path()));

        VerifyBackup again = verification(backup, false);
        scene.send(again);

        await().atMost(AgentScene.PATIENCE)
                .untilAsserted(() ->
                        assertThat(scene.all(BackupVerificationSucceeded.class)).hasSize(2));
        BackupVerificationSucceeded damaged =
                scene.all(BackupVerificationSucceeded.class).getLast();
        assertThat(damaged.getMissingBlobs()).isEqualTo(1);
        assertThat(damaged.getDamages()).extracting(BlobDamage::getKind).containsExactly(BlobDamageKind.MISSING);
        assertThat(scene.resource("backupverifications", again.getVerificationId()))
                .contains("\"reason\":\"BackupDamaged\"", "\"type\":\"Intact\"");
    }

    @Test
    void saysThatThereIsNoSuchBackup() throws Exception {
        scene.desire();

        scene.send(verification(UUID.randomUUID(), true));

        assertThat(scene.awaitOne(BackupVerificationFailed.class).getReason()).isEqualTo("BackupNotInStore");
    }

    @Test
    void rejectsALocationThatThisClusterDoesNotHave() throws Exception {
        scene.send(deletion(UUID.randomUUID()));
        scene.send(verification(UUID.randomUUID(), false));

        await().atMost(AgentScene.PATIENCE)
                .untilAsserted(() -> assertThat(scene.all(CommandRejected.class))
                        .extracting(answer -> answer.getCommand() + " " + answer.getReason())
                        .containsExactly("DeleteBackup LocationUnknown", "VerifyBackup LocationUnknown"));
    }

    @Test
    void deletesNothingAfterTheDeadline() throws Exception {
        UUID backup = backUp("keep-d");
        scene.send(new DeleteBackup(
                UUID.randomUUID(),
                scene.cluster(),
                scene.now().minusSeconds(120),
                scene.now().minusSeconds(60),
                backup,
                scene.location(),
                scene.cluster()));

        assertThat(scene.awaitOne(CommandExpired.class).getCommand()).isEqualTo("DeleteBackup");
        assertThat(names()).isNotEmpty();
    }

    private UUID backUp(String namespace) throws Exception {
        scene.seed(namespace);
        scene.desire();
        StartBackup order = scene.backupOrder(namespace);
        scene.send(order);
        return scene.awaitOne(BackupSucceeded.class).getBackupId();
    }

    private DeleteBackup deletion(UUID backup) {
        return new DeleteBackup(
                UUID.randomUUID(),
                scene.cluster(),
                scene.now(),
                scene.later(),
                backup,
                scene.location(),
                scene.cluster());
    }

    private VerifyBackup verification(UUID backup, boolean deep) {
        return new VerifyBackup(
                UUID.randomUUID(),
                scene.cluster(),
                scene.now(),
                scene.later(),
                UUID.randomUUID(),
                backup,
                scene.location(),
                scene.cluster(),
                deep);
    }

    /** But for reports of what belongs to no backup, which stay without one. */
    private List<String> names() {
        List<String> names = new ArrayList<>();
        scene.store().forEach("", blob -> names.add(blob.name().value()));
        names.removeIf(name -> name.contains("/reports/"));
        return names;
    }
}
