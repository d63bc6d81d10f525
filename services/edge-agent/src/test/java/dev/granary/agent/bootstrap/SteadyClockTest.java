package dev.granary.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void goesOnFromItsStartAsTheNanosecondsDoEvenWhereTheyOverflow() {
        var nanos = new AtomicLong(Long.MAX_VALUE - 5);
        var clock = new SteadyClock(START, nanos::get);

        assertThat(clock.instant()).isEqualTo(START);
        nanos.addAndGet(Duration.ofMinutes(10).toNanos());

        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofMinutes(10)));
    }
}
