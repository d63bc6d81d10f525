package dev.granary.demo.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void startsAgainAtOnceAndThenLaterEachTime() {
        var backoff = new Backoff();

        assertThat(Stream.generate(backoff::next).limit(6).map(Duration::toSeconds))
                .containsExactly(0L, 1L, 2L, 4L, 8L, 8L);
    }
}
