package dev.granary.eventing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitTest {

    @Test
    void letsThroughWhatIsLargeEnough() {
        assertThat(Limit.atLeast(1, 1, "granary.x.size")).isEqualTo(1);
        assertThat(Limit.atLeast(Duration.ofSeconds(1), Duration.ofSeconds(1), "granary.x.pause"))
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void namesThePropertyThatIsTooSmall() {
        assertThatThrownBy(() -> Limit.atLeast(1, 0, "granary.x.size"))
                .hasMessage("granary.x.size must be at least 1, but is 0");
        assertThatThrownBy(() -> Limit.atLeast(Duration.ofMillis(1), Duration.ZERO, "granary.x.pause"))
                .hasMessage("granary.x.pause must be at least PT0.001S, but is PT0S");
    }
}
