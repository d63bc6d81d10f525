package dev.granary.engine.store.wrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.engine.store.fakes.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestPaceTest {

    private final ManualTime time = new ManualTime();

    @Test
    void letsABurstGoAtOnceAndTheRestInTurn() {
        RequestPace pace = new RequestPace(10, 3, time);

        take(pace, 3);
        assertThat(time.elapsed()).isZero();

        take(pace, 20);
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void savesUpNoMoreThanABurst() {
        RequestPace pace = new RequestPace(10, 3, time);
        time.pass(Duration.ofHours(1));

        take(pace, 3);
        assertThat(time.pauses()).isEmpty();

        take(pace, 1);
        assertThat(time.pauses()).containsExactly(Duration.ofMillis(100));
    }

    @Test
    void waitsOnlyForWhatIsLeft() {
        RequestPace pace = new RequestPace(1, 1, time);
        take(pace, 1);
        time.pass(Duration.ofMillis(700));

        take(pace, 1);

        assertThat(time.pauses()).containsExactly(Duration.ofMillis(300));
    }

    @Test
    void refusesWhatIsNoPace() {
        assertThatThrownBy(() -> new RequestPace(0, 1, time)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RequestPace(1, 0, time)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void take(RequestPace pace, int requests) {
        for (int i = 0; i < requests; i++) {
            pace.awaitTurn();
        }
    }
}
