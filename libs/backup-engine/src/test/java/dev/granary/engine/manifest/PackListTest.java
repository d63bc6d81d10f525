package dev.granary.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.engine.pack.PackId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackListTest {

    private static final PackId A = id("a", "1");
    private static final PackId B = id("a", "2");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void holdsEachPackOnceInTheOrderOfTheIds(long seed) {
        Random random = new Random(seed);
        Map<PackId, Integer> expected = new TreeMap<>();
        PackListBuilder builder = new PackListBuilder();
        for (int i = 0; i < 500; i++) {
            PackId id = randomId(random);
            builder.add(id, 100, 1);
            expected.merge(id, 1, (one, more) -> Math.min(100, one + more));
        }

        PackList list = builder.build();

        assertThat(ids(list)).isEqualTo(List.copyOf(expected.keySet()));
        IntStream.range(0, list.count())
                .forEach(i -> assertThat(list.usedBytes(i)).isEqualTo(expected.get(list.id(i))));
        expected.keySet().forEach(id -> assertThat(list.contains(id)).isTrue());
        assertThat(list.contains(id("55", "5"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void tellsWhatAnotherListDoesNotHave(long seed) {
        Random random = new Random(seed);
        Set<PackId> some = new HashSet<>();
        Set<PackId> others = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            PackId id = randomId(random);
            if (random.nextBoolean()) {
                some.add(id);
            }
            if (random.nextBoolean()) {
                others.add(id);
            }
        }

        PackList without = list(some).without(list(others));

        some.removeAll(others);
        assertThat(without).isEqualTo(list(some));
    }

    @Test
    void ordersIdsThatBeginAlike() {
        PackId low = id("7f", "0");
        PackId high = id("80", "0");

        assertThat(ids(list(List.of(high, B, low, A)))).containsExactly(low, high, A, B);
    }

    @Test
    void addsUsesUpToTheSizeOfThePack() {
        PackList list = new PackListBuilder()
                .add(A, 10, 6)
                .add(A, 10, 7)
                .add(B, 10, 1)
                .add(B, 10, 2)
                .build();

        assertThat(list.usedBytes(0)).isEqualTo(10);
        assertThat(list.usedBytes(1)).isEqualTo(3);
        assertThat(list.totalBytes()).isEqualTo(20);
    }

    @Test
    void refusesTwoSizesOfOnePack() {
        PackListBuilder builder = new PackListBuilder().add(A, 10, 6).add(A, 11, 6);

        assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesAPackOfAnotherSizeForAnother() {
        PackList ten = new PackListBuilder().add(A, 10, 1).build();
        PackList eleven = new PackListBuilder().add(A, 11, 1).build();

        assertThat(ten.without(eleven)).isEqualTo(ten);
        assertThat(ten.without(ten)).isEqualTo(PackList.EMPTY);
    }

    /** Ids of which many share their beginning. */
    private static PackId randomId(Random random) {
        return id(List.of("00", "7f", "80", "ff").get(random.nextInt(4)), Integer.toHexString(random.nextInt(60)));
    }

    private static PackId id(String start, String end) {
        return new PackId(start + "0".repeat(64 - start.length() - end.length()) + end);
    }

    private static PackList list(Iterable<PackId> ids) {
        PackListBuilder builder = new PackListBuilder();
        ids.forEach(id -> builder.add(id, 9, 9));
        return builder.build();
    }

    private static List<PackId> ids(PackList list) {
        return IntStream.range(0, list.count()).mapToObj(list::id).toList();
    }
}
