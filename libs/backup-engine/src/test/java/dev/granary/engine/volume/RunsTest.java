package dev.granary.engine.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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

        assertThat(runs)
                .containsExactly(
                        new Run.Chunks(3, 7, 2),
                        new Run.Hole(15),
                        new Run.Chunks(3, 9, 1),
                        new Run.Chunks(4, 10, 6),
                        new Run.Chunks(4, 15, 1));
        assertThat(runs.size()).isEqualTo(5);
        assertThat(runs.holeBytes()).isEqualTo(15);
    }

    @Property(tries = 300)
    void givesBackWhatWasAdded(@ForAll Random random) {
        Runs.Builder some = new Runs.Builder();
        List<Run> added = new ArrayList<>();
        for (int i = random.nextInt(50); i > 0; i--) {
            int pack = random.nextInt(random.nextBoolean() ? 3 : Integer.MAX_VALUE);
            Run run = random.nextInt(4) == 0
                    ? new Run.Hole(1 + random.nextLong(1L << 56))
                    : new Run.Chunks(pack, random.nextInt(1 << 30), 1 + random.nextInt(1 << 20));
            some.add(run);
            added.add(run);
        }
        Runs runs = some.build();

        Runs.Builder again = new Runs.Builder();
        runs.forEach(again::add);
        assertThat(again.build()).isEqualTo(runs).hasSameHashCodeAs(runs);
        assertThat(chunksOf(runs)).isEqualTo(chunksOf(added));
    }

    private static List<Run> chunksOf(Iterable<Run> runs) {
        List<Run> chunks = new ArrayList<>();
        runs.forEach(run -> {
            if (run instanceof Run.Chunks) {
                chunks.add(run);
            }
        });
        return chunks;
    }

    @Test
    void holdsAPartInAFewBytes() {
        for (int i = 0; i < 1000; i++) {
            builder.add(1, 1000 + i);
            builder.add(0, 5);
        }
        assertThat(builder.build().heldBytes()).isLessThan(5 * 2000);
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
    }

    @Test
    void refusesHolesThatOverflow() {
        builder.addHole(Long.MAX_VALUE);

        assertThatThrownBy(() -> builder.addHole(1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(builder.build().canBe(Long.MAX_VALUE)).isTrue();
    }
}
