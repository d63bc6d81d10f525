package dev.granary.agent.adapter.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPaceTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final FakeTime time = new FakeTime();

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 20, 250})
    void letsNoMoreThroughInAnySecond(int perSecond) throws InterruptedException {
        RequestPace pace = new RequestPace(perSecond, time, time);
        List<Long> passed = new ArrayList<>();
        for (int i = 0; i < perSecond * 4; i++) {
            pace.acquire();
            passed.add(time.currentTimeNanos());
        }

        for (long start : passed) {
            assertThat(passed.stream().filter(at -> at >= start && at < start + SECOND))
                    .hasSizeLessThanOrEqualTo(perSecond);
        }
        assertThat(time.sinceStart()).isLessThan(Duration.ofSeconds(9));
    }

    @Test
    void letsNothingThroughDuringAPause() throws InterruptedException {
        RequestPace pace = new RequestPace(100, time, time);
        pace.pause(Duration.ofSeconds(7));
        pace.pause(Duration.ofSeconds(3));

        pace.acquire();

        assertThat(time.sinceStart()).isEqualTo(Duration.ofSeconds(7));
    }
}
