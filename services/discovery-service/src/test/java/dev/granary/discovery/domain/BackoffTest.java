package dev.granary.discovery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

    @Test
    void doublesWithEveryFailure() {
        assertThat(backoff.after(1, 0.999_999)).isBetween(Duration.ofMillis(900), Duration.ofSeconds(1));
        assertThat(backoff.after(4, 0.999_999)).isBetween(Duration.ofMillis(7900), Duration.ofSeconds(8));
    }

    @Test
    void neverWaitsLongerThanTheLongestHoweverOftenItFailed() {
        assertThat(backoff.after(Integer.MAX_VALUE, 0.999_999)).isLessThanOrEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void spreadsOverHalfOfTheDelay() {
        assertThat(backoff.after(2, 0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.after(2, 0.5)).isEqualTo(Duration.ofMillis(1500));
    }
}
