package dev.granary.agent.application.volume.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.domain.Reason;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FillReportTest {

    private static final int MOST_BYTES = 4096;

    @Test
    void whatAMoverWritesTheAgentReads() {
        var whole = new FillResult.Filled(200, 0, "");
        var partial = new FillResult.Filled(198, 2, "a/b: DataLost, a pack is gone");
        var failed = new FillResult.NotFilled(Reason.VOLUME_RESTORE_FAILED, "No.\nTwo lines.");

        assertThat(FillReport.read(FillReport.write(whole))).contains(whole);
        assertThat(FillReport.read(FillReport.write(partial))).contains(partial);
        assertThat(FillReport.read(FillReport.write(failed))).contains(failed);
    }

    @Test
    void aLongMessageIsCutToWhatTheKubeletKeeps() {
        String report = FillReport.write(new FillResult.Filled(1, 1, "\u20ac".repeat(9000)));

        assertThat(report.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
        assertThat(FillReport.read(report)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "java.lang.OutOfMemoryError", "filled 12", "filled x 0 ", "failed Nonsense x"})
    void otherWordsAreNoReport(String text) {
        assertThat(FillReport.read(text)).isEmpty();
    }
}
