package dev.granary.eventing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttentionTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private Optional<Instant> hearingSince = Optional.of(START.minusSeconds(60));
    private final Attention attention = new Attention(() -> hearingSince, Duration.ofSeconds(30));

    @Test
    void beginsWithTheFirstLook() {
        assertThat(attention.look(START)).contains(START);
        assertThat(attention.look(START.plusSeconds(30))).contains(START);
    }

    @Test
    void beginsAnewAfterALookThatCameTooLate() {
        attention.look(START);

        assertThat(attention.look(START.plusSeconds(31))).contains(START.plusSeconds(31));
    }

    @Test
    void beginsAnewAfterALookThatFailed() {
        attention.look(START);
        attention.lose();

        assertThat(attention.look(START.plusSeconds(5))).contains(START.plusSeconds(5));
    }

    @Test
    void beginsAnewWhenTheBusIsHeardAgain() {
        attention.look(START);

        hearingSince = Optional.empty();
        assertThat(attention.look(START.plusSeconds(5))).isEmpty();

        hearingSince = Optional.of(START.plusSeconds(9));
        assertThat(attention.look(START.plusSeconds(10))).contains(START.plusSeconds(9));
    }
}
