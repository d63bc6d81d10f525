package dev.granary.registry.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentSessionTest {

    @Test
    void isReadAsItWasWritten() {
        var session = new AgentSession(Samples.ID, Instant.ofEpochSecond(1_795_000_000));

        assertThat(session.text()).isEqualTo("0b0e6f4e-4a3c-4d8e-9a57-0d9d2f1b7a11.1795000000");
        assertThat(AgentSession.parse(session.text())).contains(session);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0b0e6f4e-4a3c-4d8e-9a57-0d9d2f1b7a11",
                "0b0e6f4e-4a3c-4d8e-9a57-0d9d2f1b7a11.",
                "0b0e6f4e-4a3c-4d8e-9a57-0d9d2f1b7a11.0795000000",
                "0b0e6f4e-4a3c-4d8e-9a57-0d9d2f1b7a11.-1",
                "0b0e6f4e-4a3c-4d8e-9a57-0d9d2f1b7a11.179500000000000000000",
                "0B0E6F4E-4a3c-4d8e-9a57-0d9d2f1b7a11.1795000000",
                "b0e6f4e-4a3c-4d8e-9a57-0d9d2f1b7a11.1795000000",
                "0b0e6f4e-4a3c-4d8e-9a57-0d9d2f1b7a11.1795000000\n"
            })
    void anotherSpellingIsNoSession(String text) {
        assertThat(AgentSession.parse(text)).isEmpty();
    }

    @Test
    void endsAfterItsLastSecond() {
        var session = new AgentSession(Samples.ID, Samples.NOW);

        assertThat(session.isOver(Samples.NOW)).isFalse();
        assertThat(session.isOver(Samples.NOW.plusMillis(1))).isTrue();
    }
}
