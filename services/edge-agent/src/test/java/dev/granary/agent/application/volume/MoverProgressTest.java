package dev.granary.agent.application.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoverProgressTest {

    @Test
    void isReadAsItWasNoted() {
        var progress = new MoverProgress(12, 3L << 40, Duration.ofMillis(86_400_123));

        assertThat(MoverProgress.read(progress.text())).contains(progress);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "1 2 3 4", "-1 2 3", "1 2 x", "9999999999999999999 1 1"})
    void isNothingWhenSomebodyElseWroteIt(String text) {
        assertThat(MoverProgress.read(text)).isEmpty();
    }

    @Test
    void knowsItsRate() {
        assertThat(new MoverProgress(1, 6_000_000, Duration.ofSeconds(3)).bytesPerSecond())
                .isEqualTo(2_000_000);
        assertThat(new MoverProgress(1, 6_000_000, Duration.ZERO).bytesPerSecond())
                .isZero();
    }
}
