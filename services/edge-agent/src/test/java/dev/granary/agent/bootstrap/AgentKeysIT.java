package dev.granary.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.fakes.KeySecret;
import dev.granary.contracts.agent.v1.BackupFailed;
import dev.granary.contracts.agent.v1.BackupSucceeded;
import dev.granary.contracts.agent.v1.LocationValidationFailed;
import dev.granary.contracts.agent.v1.LocationValidationSucceeded;
import dev.granary.contracts.agent.v1.StartBackup;
import dev.granary.contracts.agent.v1.ValidateLocation;
import dev.granary.engine.backup.BackupReader;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.Encryption;
import dev.granary.engine.store.BlobName;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agent with an encrypted location and, sooner or later, keys. */
class AgentKeysIT {

    private final AgentScene scene = new AgentScene();

    @BeforeEach
    void start() throws Exception {
        scene.start();
        scene.desire(true);
    }

    @AfterEach
    void stop() {
        scene.stop();
    }

    @Test
    void theConnectionBecomesValidByItselfWhenTheSecretAppears() throws Exception {
        UUID command = UUID.randomUUID();
        scene.send(new ValidateLocation(command, scene.cluster(), scene.now(), scene.later(), scene.location()));
        var failed = scene.awaitOne(LocationValidationFailed.class);
        assertThat(failed.getReason()).isEqualTo("LocationKeysUnavailable");
        assertThat(failed.getStep()).isEqualTo("Key");

        scene.giveKeys(KeySecret.text(KeySecret.newKey("2026-11")));

        assertThat(scene.awaitOne(LocationValidationSucceeded.class).getCommandId())
                .isEqualTo(command);
        assertThat(scene.resource("backuplocations", scene.location())).contains("\"phase\":\"Valid\"");
    }

    @Test
    void sealsWhatItWritesAndWritesNothingWithoutAKey() throws Exception {
        String namespace = "sealed-" + UUID.randomUUID().toString().substring(0, 8);
        scene.seed(namespace);
        scene.send(scene.backupOrder(namespace));
        assertThat(scene.awaitOne(BackupFailed.class).getReason()).isEqualTo("LocationKeysUnavailable");
        assertThat(scene.store().list("granary/", null, 10).blobs()).isEmpty();

        String keys = KeySecret.text(KeySecret.newKey("2026-11"));
        scene.giveKeys(keys);
        StartBackup order = scene.backupOrder(namespace);
        scene.send(order);

        scene.awaitOne(BackupSucceeded.class);
        var manifest = new BackupReader(scene.store())
                .find(new BackupKey(scene.cluster(), order.getBackupId()))
                .orElseThrow()
                .manifest();
        assertThat(manifest.encryption()).isEqualTo(new Encryption("2026-11"));
        assertThat(new String(bytesOf(manifest.blobs().getFirst().path()), StandardCharsets.ISO_8859_1))
                .startsWith("GRNSEAL1")
                .doesNotContain("colour");
        assertThat(scene.resource("backups", order.getBackupId())).doesNotContain(secretOf(keys));
    }

    private byte[] bytesOf(String path) throws Exception {
        try (var in = scene.store().get(new BlobName(path))) {
            return in.readAllBytes();
        }
    }

    private static String secretOf(String keyFile) {
        return keyFile.strip().substring(keyFile.strip().lastIndexOf(' ') + 1);
    }
}
