package dev.granary.agent.application.volume.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.granary.agent.fakes.Given;
import dev.granary.engine.manifest.BackupKey;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FillTaskTest {

    private static final FillTask TASK = new FillTask(
            new BackupKey(Given.CLUSTER, Given.BACKUP),
            Given.LOCATION,
            "shop",
            "data",
            URI.create("https://account.blob.core.windows.net"),
            "backups");

    @Test
    void theMoverReadsWhatTheAgentWrote() {
        assertThat(FillTask.of(TASK.environment())).isEqualTo(TASK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLUSTER", "BACKUP", "LOCATION", "NAMESPACE", "CLAIM", "ENDPOINT", "CONTAINER"})
    void aVariableThatIsMissingIsNamed(String name) {
        Map<String, String> variables = new HashMap<>(TASK.environment());
        variables.remove("GRANARY_MOVER_" + name);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> FillTask.of(variables))
                .withMessageContaining("GRANARY_MOVER_" + name);
    }
}
