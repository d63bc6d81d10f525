package dev.granary.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.application.volume.Destination;
import dev.granary.agent.application.volume.MoveResult;
import dev.granary.agent.application.volume.MoverReport;
import dev.granary.agent.application.volume.MoverTask;
import dev.granary.agent.application.volume.fill.FillReport;
import dev.granary.agent.application.volume.fill.FillResult;
import dev.granary.agent.application.volume.fill.FillTask;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.KeySecret;
import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.seal.KeyId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoverProcessTest {

    @TempDir
    private Path scratch;

    @Test
    void aMoverWithoutItsTaskSaysWhatIsMissing() throws IOException {
        MoveResult.NotMoved failed = run(Map.of());

        assertThat(failed.reason()).isEqualTo(Reason.INTERNAL_ERROR);
        assertThat(failed.message()).contains("GRANARY_MOVER_CLUSTER is missing");
    }

    @Test
    void aMoverWithoutAnIdentitySaysThatTheStoreRefusesIt() throws IOException {
        AttemptKey attempt = new AttemptKey(new BackupKey(Given.CLUSTER, Given.BACKUP), 1, "ab".repeat(16));
        URI endpoint = URI.create("https://account.blob.core.windows.net");

        MoveResult.NotMoved failed =
                run(new MoverTask(attempt, null, "shop", "data", Given.PLAIN, endpoint, "backups", null).environment());

        assertThat(failed.reason()).isEqualTo(Reason.VOLUME_BACKUP_FAILED);
        assertThat(failed.message()).startsWith("The store failed: ");
    }

    @Test
    void aMoverWithoutTheKeyOfItsBackupWritesNothing() throws IOException {
        AttemptKey attempt = new AttemptKey(new BackupKey(Given.CLUSTER, Given.BACKUP), 1, "ab".repeat(16));
        URI endpoint = URI.create("https://account.blob.core.windows.net");
        var destination = new Destination(Given.LOCATION, new KeyId("2026-11"));
        Map<String, String> task = new HashMap<>(
                new MoverTask(attempt, null, "shop", "data", destination, endpoint, "backups", null).environment());
        new KeySecret(scratch.resolve("keys")).put(KeySecret.newKey("2027-01"));
        task.put("GRANARY_AGENT_KEYS_DIRECTORY", scratch.resolve("keys").toString());

        MoveResult.NotMoved failed = run(task);

        assertThat(failed.reason()).isEqualTo(Reason.LOCATION_KEYS_UNAVAILABLE);
        assertThat(failed.message()).contains("2026-11");
    }

    @Test
    void aMoverThatFillsSaysWhatIsMissing() throws IOException {
        FillResult.NotFilled failed = fill(Map.of());

        assertThat(failed.reason()).isEqualTo(Reason.INTERNAL_ERROR);
        assertThat(failed.message()).contains("GRANARY_MOVER_CLUSTER is missing");
    }

    @Test
    void aMoverThatFillsWithoutAnIdentitySaysThatTheStoreRefusesIt() throws IOException {
        URI endpoint = URI.create("https://account.blob.core.windows.net");
        var task = new FillTask(
                new BackupKey(Given.CLUSTER, Given.BACKUP), Given.LOCATION, "shop", "data", endpoint, "backups");

        FillResult.NotFilled failed = fill(task.environment());

        assertThat(failed.reason()).isEqualTo(Reason.VOLUME_RESTORE_FAILED);
        assertThat(failed.message()).startsWith("The store failed: ");
    }

    private FillResult.NotFilled fill(Map<String, String> variables) throws IOException {
        Map<String, String> filling = new HashMap<>(variables);
        filling.put(MoverTask.MODE, FillTask.FILLER);
        assertThat(MoverProcess.isMeant(filling)).isTrue();
        return (FillResult.NotFilled) FillReport.read(words(filling)).orElseThrow();
    }

    private MoveResult.NotMoved run(Map<String, String> variables) throws IOException {
        return (MoveResult.NotMoved) MoverReport.read(words(variables)).orElseThrow();
    }

    private String words(Map<String, String> variables) throws IOException {
        Path report = scratch.resolve("report");
        Map<String, String> environment = new HashMap<>(variables);
        environment.put(MoverTask.REPORT, report.toString());
        environment.put(MoverTask.ROOT, scratch.toString());

        assertThat(new MoverProcess(environment).run()).isEqualTo(1);
        return Files.readString(report);
    }
}
