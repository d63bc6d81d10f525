package dev.granary.engine.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RunsTest {

    private final Runs.Builder builder = new Runs.Builder();

    @Test
    void joinsNeighbours() {
        builder.add(3, 7);
        builder.add(3, 8);
        builder.addHole(10);
        builder.addHole(5);
        builder.add(3, 9);
        builder.add(4, 10);
        builder.add(new Run.Chunks(4, 11, 5));
        builder.add(4, 15);

        Runs runs = builder.build();

        assertThat(runs.size()).isEqualTo(5);
        assertThat(runs.get(0)).isEqualTo(new Run.Chunks(3, 7, 2));
        assertThat(runs.get(1)).isEqualTo(new Run.Hole(15));
        assertThat(runs.get(2)).isEqualTo(new Run.Chunks(3, 9, 1));
        assertThat(runs.get(3)).isEqualTo(new Run.Chunks(4, 10, 6));
        assertThat(runs.get(4)).isEqualTo(new Run.Chunks(4, 15, 1));
        assertThat(runs.holeBytes()).isEqualTo(15);
    }

    @Test
    void knowsWhichSizesAreImpossible() {
        builder.add(0, 0);
        builder.add(0, 1);
        builder.addHole(1000);
        Runs runs = builder.build();

        assertThat(runs.canBe(1001)).isFalse();
        assertThat(runs.canBe(1002)).isTrue();
        assertThat(runs.canBe(1000 + (512 << 10))).isTrue();
        assertThat(runs.canBe(1001 + (512 << 10))).isFalse();
        assertThat(Runs.NONE.canBe(0)).isTrue();
        assertThat(Runs.NONE.canBe(1)).isFalse();
    }

    @Test
    void refusesMorePartsThanItPromises() {
        for (int i = 0; i < Runs.MAX; i++) {
            builder.add(0, 2 * i);
        }
        assertThatThrownBy(() -> builder.add(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(builder.build().size()).isEqualTo(Runs.MAX);
    }

    @Test
    void refusesHolesThatOverflow() {
        builder.addHole(Long.MAX_VALUE);

        assertThatThrownBy(() -> builder.addHole(1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(builder.build().canBe(Long.MAX_VALUE)).isTrue();
    }
}
