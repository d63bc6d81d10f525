package dev.granary.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.seal.TestKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PackRoundTripTest {

    @Property(tries = 40)
    void everyChunkComesBackFromThePlaceThatItWasGiven(
            @ForAll long seed,
            @ForAll boolean sealed,
            @ForAll("options") PackOptions options,
            @ForAll @IntRange(min = 1, max = 100) int count,
            @ForAll("sizes") int mostBytes) {
        PackSpace space = new PackSpace(sealed ? TestKeys.keys("blue", 7) : LocationKeys.none());
        List<byte[]> chunks = withRepetitions(SampleChunks.of(seed, count, mostBytes), seed);

        List<ChunkPlace> places;
        List<StoredPack> packs;
        try (PackWriter writer = space.writer(options)) {
            places = space.places(writer, chunks);
            packs = writer.finish();
        }

        assertThat(packs).extracting(StoredPack::number).isSorted().doesNotHaveDuplicates();
        try (PackReader reader = space.reader()) {
            for (int i = 0; i < chunks.size(); i++) {
                PackId pack = packs.get(places.get(i).pack()).id();
                assertThat(PackSpace.read(reader, pack, places.get(i).entry(), 1))
                        .containsExactly(chunks.get(i));
            }
        }
    }

    @Property(tries = 30)
    void anyRunOfChunksComesBackInOrder(
            @ForAll long seed, @ForAll boolean sealed, @ForAll("options") PackOptions options) {
        PackSpace space = new PackSpace(sealed ? TestKeys.keys("blue", 7) : LocationKeys.none());
        List<byte[]> chunks = SampleChunks.of(seed, 200, 10_000);
        List<StoredPack> packs = space.write(options, chunks);
        Random random = new Random(seed);

        try (PackReader reader = space.reader()) {
            int before = 0;
            for (StoredPack pack : packs) {
                int entries = reader.directory(pack.id()).entries();
                int first = random.nextInt(entries);
                int count = 1 + random.nextInt(entries - first);
                assertThat(PackSpace.read(reader, pack.id(), first, count))
                        .containsExactlyElementsOf(chunks.subList(before + first, before + first + count));
                before += entries;
            }
            assertThat(before).isEqualTo(chunks.size());
        }
    }

    @Property(tries = 20)
    void everyPackChecksAsWholeAndIsNamedByItsBytes(
            @ForAll long seed, @ForAll boolean sealed, @ForAll("options") PackOptions options) {
        PackSpace space = new PackSpace(sealed ? TestKeys.keys("blue", 7) : LocationKeys.none());

        List<StoredPack> packs = space.write(options, SampleChunks.of(seed, 100, 10_000));

        try (PackReader reader = space.reader()) {
            assertThat(packs)
                    .allSatisfy(pack ->
                            assertThat(reader.check(pack.id())).isEqualTo(new PackCheck.Whole(pack.sizeBytes())))
                    .allSatisfy(pack -> assertThat(space.stored(pack.id())).hasSize((int) pack.sizeBytes()));
        }
    }

    @Provide
    Arbitrary<PackOptions> options() {
        return Arbitraries.of(
                PackOptions.standard(),
                PackSpace.SMALL,
                new PackOptions(1, 1, 1, 1, 1),
                new PackOptions(300_000, 100_000, 3, 8, 4),
                new PackOptions(1 << 20, 1 << 20, 6, 3, 1));
    }

    @Provide
    Arbitrary<Integer> sizes() {
        return Arbitraries.of(1, 100, 5000, 5000, Chunker.MAX_BYTES);
    }

    private static List<byte[]> withRepetitions(List<byte[]> chunks, long seed) {
        Random random = new Random(seed);
        List<byte[]> more = new ArrayList<>(chunks);
        for (int i = 0; i < chunks.size() / 5; i++) {
            more.add(random.nextInt(more.size()), chunks.get(random.nextInt(chunks.size())));
        }
        return more;
    }
}
