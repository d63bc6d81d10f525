package dev.granary.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RecentChunksTest {

    @Property(tries = 100)
    void neverAnswersWithAPlaceThatIsNotTheLastOneGiven(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int size) {
        RecentChunks recent = new RecentChunks(size);
        Map<ChunkId, ChunkPlace> all = new HashMap<>();
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            ChunkId id = id(random.nextInt(500));
            ChunkPlace place = new ChunkPlace(random.nextInt(Integer.MAX_VALUE), random.nextInt(Integer.MAX_VALUE));
            recent.put(id, place);
            all.put(id, place);

            assertThat(recent.find(id)).contains(place);
        }

        all.forEach((id, place) ->
                recent.find(id).ifPresent(found -> assertThat(found).isEqualTo(place)));
        assertThat(all.keySet().stream().filter(id -> recent.find(id).isPresent()))
                .hasSizeLessThanOrEqualTo(Math.max(8, 2 * size));
    }

    @Test
    void remembersNearlyAllOfAsManyAsItWasMadeFor() {
        RecentChunks recent = new RecentChunks(1 << 16);

        for (int i = 0; i < 1 << 16; i++) {
            recent.put(id(i), new ChunkPlace(i, 0));
        }

        int found = 0;
        for (int i = 0; i < 1 << 16; i++) {
            found += recent.find(id(i)).isPresent() ? 1 : 0;
        }
        assertThat(found).isGreaterThan((1 << 16) * 4 / 5);
    }

    @Test
    void findsNothingThatWasNeverPut() {
        RecentChunks recent = new RecentChunks(10);

        assertThat(recent.find(new ChunkId(0, 0, 0, 0))).isEmpty();
    }

    @Test
    void knowsThePlaceOfNumbersZero() {
        RecentChunks recent = new RecentChunks(10);
        recent.put(new ChunkId(0, 0, 0, 0), new ChunkPlace(0, 0));

        assertThat(recent.find(new ChunkId(0, 0, 0, 0))).contains(new ChunkPlace(0, 0));
    }

    @Test
    void refusesASizeThatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RecentChunks(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new RecentChunks((1 << 24) + 1));
    }

    private static ChunkId id(int number) {
        byte[] bytes = Integer.toString(number).getBytes(StandardCharsets.US_ASCII);
        return new Sha256Hasher().hash(bytes, 0, bytes.length);
    }
}
