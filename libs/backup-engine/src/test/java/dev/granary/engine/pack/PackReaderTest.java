package dev.granary.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.granary.engine.seal.KeyId;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.seal.SealException;
import dev.granary.engine.seal.TestKeys;
import dev.granary.engine.store.BlobStoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackReaderTest {

    private static final PackOptions FRAMES_OF_FOUR = new PackOptions(8 << 20, 4000, 1, 2, 2);
    private static final PackReaderOptions CACHES = new PackReaderOptions(3 << 20, 1 << 20);

    private final PackSpace space = new PackSpace(LocationKeys.none());
    private final WatchedStore watch = new WatchedStore(call -> {});
    private final List<byte[]> chunks = chunks(40);
    private final PackId pack = space.write(FRAMES_OF_FOUR, chunks).getFirst().id();

    @Test
    void theDirectoryTellsChunksAndFrames() {
        PackDirectory directory = space.reader().directory(pack);

        assertThat(directory.entries()).isEqualTo(40);
        assertThat(directory.frames()).isEqualTo(10);
        assertThat(IntStream.range(0, 40).map(directory::frame))
                .isEqualTo(IntStream.range(0, 40).map(n -> n / 4).boxed().toList());
        assertThat(IntStream.range(0, 40).map(directory::length)).containsOnly(1000);
        assertThat(directory.id(17)).isEqualTo(new Sha256Hasher().hash(chunks.get(17), 0, 1000));
        assertThat(IntStream.range(0, 10).map(directory::storedBytes)).containsOnly(4000);
    }

    @Test
    void readsTheFramesOfARunInOneRequest() {
        try (PackReader reader = reader(CACHES)) {
            reader.directory(pack);
            watch.calls.clear();

            assertThat(PackSpace.read(reader, pack, 2, 30)).containsExactlyElementsOf(chunks.subList(2, 32));

            assertThat(watch.calls).containsExactly("get");
        }
    }

    @Test
    void asksForADirectoryOnce() {
        try (PackReader reader = reader(CACHES)) {
            reader.directory(pack);
            reader.directory(pack);

            assertThat(watch.calls).containsExactly("get");
        }
    }

    @Test
    void readsAFrameOnceForItsNeighbours() {
        try (PackReader reader = reader(CACHES)) {
            reader.directory(pack);
            watch.calls.clear();

            for (int entry = 0; entry < 4; entry++) {
                PackSpace.read(reader, pack, entry, 1);
            }

            assertThat(watch.calls).containsExactly("get");
        }
    }

    @Test
    void fetchesOnlyWhatIsNotCached() {
        try (PackReader reader = reader(CACHES)) {
            PackSpace.read(reader, pack, 8, 3);
            watch.calls.clear();

            assertThat(PackSpace.read(reader, pack, 0, 20)).containsExactlyElementsOf(chunks.subList(0, 20));

            assertThat(watch.calls).containsExactly("get", "get");
        }
    }

    @Test
    void doesNotKeepAFrameOfWhichNothingIsLeft() {
        try (PackReader reader = reader(CACHES)) {
            PackSpace.read(reader, pack, 8, 4);
            watch.calls.clear();

            assertThat(PackSpace.read(reader, pack, 8, 4)).containsExactlyElementsOf(chunks.subList(8, 12));

            assertThat(watch.calls).containsExactly("get");
        }
    }

    @Test
    void readsWithoutAnyCache() {
        try (PackReader reader = reader(new PackReaderOptions(0, 0))) {
            assertThat(PackSpace.read(reader, pack, 0, 40)).containsExactlyElementsOf(chunks);
        }
    }

    @Test
    void readsLongRunsInSteps() {
        List<byte[]> large = SampleChunks.of(5, 300, Chunker.MAX_BYTES);
        List<StoredPack> packs = space.write(PackOptions.standard(), large);

        try (PackReader reader = reader(CACHES)) {
            List<byte[]> read = new ArrayList<>();
            packs.forEach(each -> read.addAll(PackSpace.read(
                    reader, each.id(), 0, reader.directory(each.id()).entries())));
            assertThat(read).containsExactlyElementsOf(large);
        }
        assertThat(watch.calls("get")).hasSizeBetween(10, 60);
    }

    @Test
    void servesSeveralThreads() throws Exception {
        try (PackReader reader = reader(new PackReaderOptions(10_000, 1 << 20));
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<List<byte[]>>> reads = IntStream.range(0, 200)
                    .<Callable<List<byte[]>>>mapToObj(n -> () -> PackSpace.read(reader, pack, n % 37, 3))
                    .toList();

            List<Future<List<byte[]>>> results = threads.invokeAll(reads);

            for (int n = 0; n < 200; n++) {
                assertThat(results.get(n).get()).containsExactlyElementsOf(chunks.subList(n % 37, n % 37 + 3));
            }
        }
    }

    @Test
    void handsOutWhatComesBeforeABrokenFrame() {
        byte[] bytes = space.stored(pack);
        int fifthFrame = bytes.length - 6 * 4000;
        bytes[fifthFrame + 1500] ^= 1;
        space.replace(pack, bytes);
        List<Integer> entries = new ArrayList<>();

        assertThatExceptionOfType(PackException.Corrupt.class)
                .isThrownBy(
                        () -> space.reader().read(pack, 0, 40, (entry, chunk, offset, length) -> entries.add(entry)))
                .withMessageContaining("chunk 17");

        assertThat(entries).isEqualTo(IntStream.range(0, 17).boxed().toList());
        assertThat(PackSpace.read(space.reader(), pack, 18, 22)).containsExactlyElementsOf(chunks.subList(18, 40));
    }

    @Test
    void whatTheConsumerThrowsReachesTheCaller() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> space.reader().read(pack, 0, 40, (entry, chunk, offset, length) -> {
                    throw new ArithmeticException("disk full");
                }));
    }

    @ParameterizedTest
    @CsvSource({"-1,1", "0,0", "0,41", "40,1", "39,2", "2147483647,2", "0,2147483647", "2147483647,2147483647", "5,-1"})
    void refusesChunksThatThePackDoesNotHave(int firstEntry, int count) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PackSpace.read(space.reader(), pack, firstEntry, count))
                .withMessageContaining(pack.value());
    }

    @Test
    void saysThatAPackIsGone() {
        space.store.delete(pack.blob(PackSpace.CLUSTER));

        assertThatExceptionOfType(BlobStoreException.BlobAbsent.class)
                .isThrownBy(() -> space.reader().directory(pack));
        assertThatExceptionOfType(BlobStoreException.BlobAbsent.class)
                .isThrownBy(() -> space.reader().check(pack));
    }

    @Test
    void tellsAMissingKeyFromAWrongOne() {
        PackSpace sealed = new PackSpace(TestKeys.keys("blue", 7));
        PackId id = sealed.write(FRAMES_OF_FOUR, chunks).getFirst().id();

        assertThatExceptionOfType(SealException.KeyAbsent.class)
                .isThrownBy(() -> sealed.reader(LocationKeys.none()).directory(id))
                .satisfies(e -> assertThat(e.key()).isEqualTo(new KeyId("blue")));
        assertThatExceptionOfType(SealException.WrongKey.class)
                .isThrownBy(() -> sealed.reader(TestKeys.keys("blue", 8)).directory(id));
        assertThatExceptionOfType(SealException.WrongKey.class)
                .isThrownBy(() -> sealed.reader(TestKeys.keys("blue", 8)).check(id));
    }

    @Test
    void readsWhatWasSealedBeforeTheKeyWasChanged() {
        PackSpace sealed = new PackSpace(TestKeys.keys("blue", 7));
        PackId id = sealed.write(FRAMES_OF_FOUR, chunks).getFirst().id();

        try (PackReader reader = sealed.reader(sealed.keys.rotatedTo(TestKeys.key("green", 8)))) {
            assertThat(PackSpace.read(reader, id, 0, 40)).containsExactlyElementsOf(chunks);
        }
    }

    @Test
    void readsWhatWasWrittenBeforeTheLocationHadAKey() {
        try (PackReader reader = space.reader(TestKeys.keys("blue", 7))) {
            assertThat(PackSpace.read(reader, pack, 0, 40)).containsExactlyElementsOf(chunks);
        }
    }

    @Test
    void namesOfChunksInASealedPackTellNothing() {
        PackSpace sealed = new PackSpace(TestKeys.keys("blue", 7));
        PackId id = sealed.write(FRAMES_OF_FOUR, chunks).getFirst().id();

        assertThat(sealed.reader().directory(id).id(0))
                .isNotEqualTo(space.reader().directory(pack).id(0));
    }

    private PackReader reader(PackReaderOptions options) {
        return new PackReader(watch.over(space.store), PackSpace.CLUSTER, LocationKeys.none(), options);
    }

    /** Of 1,000 bytes each, which do not compress. */
    private static List<byte[]> chunks(int count) {
        Random random = new Random(3);
        List<byte[]> chunks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] chunk = new byte[1000];
            random.nextBytes(chunk);
            chunks.add(chunk);
        }
        return chunks;
    }
}
