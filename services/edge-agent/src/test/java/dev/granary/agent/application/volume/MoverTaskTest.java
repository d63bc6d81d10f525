package dev.granary.agent.application.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.granary.agent.fakes.Given;
import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.seal.KeyId;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoverTaskTest {

    private static final AttemptKey ATTEMPT =
            new AttemptKey(new BackupKey(Given.CLUSTER, Given.BACKUP), 7, "ab".repeat(16));
    private static final URI ENDPOINT = URI.create("https://account.blob.core.windows.net");

    @Test
    void theMoverReadsWhatTheAgentWrote() {
        var of = new MoverTask(
                ATTEMPT,
                UUID.randomUUID(),
                "shop",
                "data",
                new Destination(Given.LOCATION, new KeyId("2026-11")),
                ENDPOINT,
                "backups",
                Instant.parse("2026-11-20T10:00:00Z"));
        var living = new MoverTask(ATTEMPT, null, "shop", "data", Given.PLAIN, ENDPOINT, "backups", null);

        assertThat(MoverTask.of(of.environment())).isEqualTo(of);
        assertThat(MoverTask.of(living.environment())).isEqualTo(living);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CLUSTER", "BACKUP", "ATTEMPT", "NAMESPACE", "CLAIM", "LOCATION", "KEY", "ENDPOINT", "CONTAINER"
            })
    void aVariableThatIsMissingIsNamed(String name) {
        Map<String, String> variables = new HashMap<>(
                new MoverTask(ATTEMPT, null, "shop", "data", Given.PLAIN, ENDPOINT, "backups", null).environment());
        variables.remove("GRANARY_MOVER_" + name);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MoverTask.of(variables))
                .withMessageContaining("GRANARY_MOVER_" + name);
    }
}
