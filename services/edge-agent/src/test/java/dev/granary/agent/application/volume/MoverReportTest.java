package dev.granary.agent.application.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.domain.Reason;
import dev.granary.engine.manifest.Digest;
import dev.granary.engine.manifest.ManifestBlob;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoverReportTest {

    private static final int MOST_BYTES = 4096;

    @Test
    void whatAMoverWritesTheAgentReads() {
        var moved = new MoveResult.Moved(new ManifestBlob(
                "granary/v1/x/data-1.handover.json",
                ManifestBlob.VOLUME_HANDOVER,
                512,
                Digest.of(new byte[] {1}),
                0,
                512));
        var failed = new MoveResult.NotMoved(Reason.VOLUME_BACKUP_FAILED, "No.\nTwo lines.");

        assertThat(MoverReport.read(MoverReport.write(moved))).contains(moved);
        assertThat(MoverReport.read(MoverReport.write(failed))).contains(failed);
    }

    @Test
    void aLongMessageIsCutToWhatTheKubeletKeeps() {
        String report = MoverReport.write(new MoveResult.NotMoved(Reason.VOLUME_BACKUP_FAILED, "\u20ac".repeat(9000)));

        assertThat(report.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
        assertThat(MoverReport.read(report)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "java.lang.OutOfMemoryError",
                "moved 12 sha256:00 x",
                "moved 99999999999999999999 sha256:0000000000000000000000000000000000000000000000000000000000000000 x",
                "failed Nonsense x"
            })
    void otherWordsAreNoReport(String text) {
        assertThat(MoverReport.read(text)).isEmpty();
    }
}
