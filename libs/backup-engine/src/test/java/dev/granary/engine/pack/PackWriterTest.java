package dev.granary.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.seal.SeededRandom;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackWriterTest {

    private static final byte[] CHUNK = {1, 2, 3};
    private static final ChunkId ID = new Sha256Hasher().hash(CHUNK, 0, CHUNK.length);

    private final PackSpace space = new PackSpace(LocationKeys.none());

    @Test
    void writesNothingWhenNothingWasAdded() {
        try (PackWriter writer = space.writer(PackSpace.SMALL)) {
            assertThat(writer.finish()).isEmpty();
            assertThat(writer.packedBytes()).isZero();
        }

        assertThat(storedPacks()).isZero();
    }

    @Test
    void storesAChunkOnceThatComesTwice() {
        try (PackWriter writer = space.writer(PackSpace.SMALL)) {
            ChunkPlace first = writer.add(ID, CHUNK, 0, 3);
            ChunkPlace second = writer.add(ID, CHUNK, 0, 3);

            assertThat(second).isEqualTo(first).isEqualTo(new ChunkPlace(0, 0));
            assertThat(space.reader().directory(writer.finish().getFirst().id()).entries())
                    .isOne();
        }
    }

    @Test
    void numbersPacksInTheOrderInWhichTheyWereBegun() {
        List<byte[]> chunks = incompressible(200, 50_000);

        List<StoredPack> packs = space.write(PackSpace.SMALL, chunks);

        assertThat(packs).hasSizeGreaterThan(8);
        assertThat(packs.stream().map(StoredPack::number))
                .containsExactlyElementsOf(
                        Stream.iterate(0, n -> n + 1).limit(packs.size()).toList());
    }

    @Test
    void packsAreNearTheirSizeAndNeverBeyond() {
        List<StoredPack> packs = space.write(PackSpace.SMALL, incompressible(400, 50_000));

        assertThat(packs).allSatisfy(pack -> assertThat(pack.frameBytes()).isLessThanOrEqualTo(1 << 20));
        assertThat(packs.subList(0, packs.size() - 1))
                .allSatisfy(pack -> assertThat(pack.frameBytes()).isGreaterThan(600 << 10));
    }

    @Test
    void endsAPackThatHasAsManyChunksAsAPackMayHave() {
        List<byte[]> chunks = Stream.iterate(0, n -> n + 1)
                .limit(PackFormat.MAX_ENTRIES + 1L)
                .map(n -> new byte[] {(byte) (int) n, (byte) (n >> 8), (byte) (n >> 16)})
                .toList();

        List<StoredPack> packs = space.write(PackOptions.standard(), chunks);

        try (PackReader reader = space.reader()) {
            assertThat(packs.stream().map(pack -> reader.directory(pack.id()).entries()))
                    .containsExactly(PackFormat.MAX_ENTRIES, 1);
            assertThat(reader.check(packs.getFirst().id())).isInstanceOf(PackCheck.Whole.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void packsDependOnTheChunksAloneAndNotOnThreads(int threads) {
        List<byte[]> chunks = SampleChunks.of(1, 300, 50_000);

        List<StoredPack> packs = space.write(new PackOptions(1 << 20, 64 << 10, 3, threads, threads), chunks);

        assertThat(packs)
                .isEqualTo(
                        new PackSpace(LocationKeys.none()).write(new PackOptions(1 << 20, 64 << 10, 3, 3, 1), chunks));
    }

    @Test
    void twoSessionsNeverWriteTheSamePack() {
        PackId first = space.write(PackSpace.SMALL, List.of(CHUNK)).getFirst().id();
        PackId second;
        try (PackWriter writer = new PackWriter(
                space.store, PackSpace.CLUSTER, LocationKeys.none(), new SeededRandom(2), PackSpace.SMALL)) {
            writer.add(ID, CHUNK, 0, 3);
            second = writer.finish().getFirst().id();
        }

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void aPackWhoseFirstTryGotThroughUnnoticedIsStored() {
        List<StoredPack> first = space.write(PackSpace.SMALL, List.of(CHUNK));

        List<StoredPack> second = space.write(PackSpace.SMALL, List.of(CHUNK));

        assertThat(second).isEqualTo(first);
        assertThat(storedPacks()).isOne();
    }

    @Test
    void countsTheBytesOfPacksThatAreComplete() {
        try (PackWriter writer = space.writer(PackSpace.SMALL)) {
            space.places(writer, incompressible(100, 50_000));
            assertThat(writer.packedBytes()).isPositive();

            List<StoredPack> packs = writer.finish();

            assertThat(writer.packedBytes())
                    .isEqualTo(packs.stream().mapToLong(StoredPack::frameBytes).sum());
        }
    }

    @Test
    void aFailureOfTheStoreReachesTheCallerAndStays() {
        WatchedStore watch = new WatchedStore(call -> {
            if (call.equals("commit")) {
                throw new BlobStoreException.AccessRefused("no right", null);
            }
        });
        try (PackWriter writer = writerTo(watch.over(space.store))) {
            assertThatExceptionOfType(BlobStoreException.AccessRefused.class)
                    .isThrownBy(() -> space.places(writer, incompressible(500, 50_000)));
            assertThatExceptionOfType(BlobStoreException.AccessRefused.class).isThrownBy(writer::finish);
            assertThatExceptionOfType(BlobStoreException.AccessRefused.class).isThrownBy(writer::finish);
        }
    }

    @Test
    void aFailureOfTheLastPackComesOutOfFinish() {
        WatchedStore watch = new WatchedStore(call -> {
            if (call.equals("append")) {
                throw new BlobStoreException.Unreachable("down", null);
            }
        });
        try (PackWriter writer = writerTo(watch.over(space.store))) {
            writer.add(ID, CHUNK, 0, 3);

            assertThatExceptionOfType(BlobStoreException.Unreachable.class).isThrownBy(writer::finish);
        }
    }

    @Test
    void holdsNoMorePacksThanItMayUploadAtOnce() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        WatchedStore watch = new WatchedStore(call -> {
            if (call.equals("upload")) {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            }
            if (call.equals("close")) {
                inside.decrementAndGet();
            }
        });
        try (PackWriter writer = writerTo(watch.over(space.store))) {
            space.places(writer, incompressible(500, 50_000));
            writer.finish();
        }

        assertThat(most).hasValueBetween(1, PackSpace.SMALL.uploads());
    }

    @Test
    void anInterruptedCallerIsToldSo() {
        try (PackWriter writer = space.writer(PackSpace.SMALL)) {
            writer.add(ID, CHUNK, 0, 3);
            Thread.currentThread().interrupt();

            assertThatExceptionOfType(CancellationException.class).isThrownBy(writer::finish);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void closingWithoutFinishingLeavesWholePacksOnly() {
        try (PackWriter writer = space.writer(PackSpace.SMALL)) {
            space.places(writer, incompressible(100, 50_000));
        }

        try (PackReader reader = space.reader()) {
            space.store.forEach(
                    PackId.prefix(PackSpace.CLUSTER),
                    blob -> assertThat(reader.check(
                                    PackId.of(PackSpace.CLUSTER, blob.name()).orElseThrow()))
                            .isInstanceOf(PackCheck.Whole.class));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, Chunker.MAX_BYTES + 1})
    void refusesAChunkOfALengthThatCannotBe(int length) {
        try (PackWriter writer = space.writer(PackSpace.SMALL)) {
            assertThatIllegalArgumentException().isThrownBy(() -> writer.add(ID, new byte[1 << 20], 0, length));
        }
    }

    private PackWriter writerTo(BlobStore store) {
        return new PackWriter(store, PackSpace.CLUSTER, LocationKeys.none(), new SeededRandom(1), PackSpace.SMALL);
    }

    private int storedPacks() {
        AtomicInteger packs = new AtomicInteger();
        space.store.forEach(PackId.prefix(PackSpace.CLUSTER), blob -> packs.incrementAndGet());
        return packs.get();
    }

    private static List<byte[]> incompressible(int count, int length) {
        Random random = new Random(1);
        return Stream.generate(() -> {
                    byte[] bytes = new byte[length];
                    random.nextBytes(bytes);
                    return bytes;
                })
                .limit(count)
                .toList();
    }
}
