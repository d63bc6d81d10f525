package dev.granary.agent.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.application.port.KindNotListableException;
import dev.granary.agent.domain.Refusal;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FailuresTest {

    @Test
    void endsWorkThatMeetsAnAnswerWhichNobodyExpected() {
        Refusal refusal = new Failures(new Stopping())
                .caught(
                        () -> {
                            throw new KindNotListableException("the API server answered 500 (leader changed)");
                        },
                        Function.identity());

        assertThat(refusal.reason()).isEqualTo("KindNotListable");
        assertThat(refusal.message()).contains("500 (leader changed)");
    }
}
