package dev.granary.engine.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.backup.BackupReader;
import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.Tombstone;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.FaultyBlobStore;
import dev.granary.engine.store.FaultyBlobStore.Moment;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A process dies at each of its calls to the store, before and after the call took effect; a day later a collector comes. */
class CutShortTest {

    private final MovableClock clock = new MovableClock();
    private final BlobStore store = new MemoryBlobStore(clock);
    private final Given given = new Given(store, clock);

    @ParameterizedTest
    @MethodSource("deathsOfDelete")
    void aDeleteLeavesTheWholeBackupOrNone(int call, Moment moment) {
        AttemptKey attempt = twoBackups();
        dies(new FaultyBlobStore(store, call, moment), this::deleteOne);

        boolean there = new BackupReader(store).find(Given.ONE).isPresent();

        afterADayTheCollectorComes();
        if (there) {
            Manifest manifest =
                    new BackupReader(store).find(Given.ONE).orElseThrow().manifest();
            assertThat(Presence.look(store, manifest).isWhole()).isTrue();
        } else {
            assertThat(withoutTombstones()).noneMatch(name -> name.value().startsWith(attempt.prefix()));
            assertThat(withoutTombstones()).doesNotContain(attempt.session());
        }
        assertThat(new BackupReader(store).find(Given.TWO)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("deathsOfBackup")
    void anAttemptLeavesTheWholeBackupOrNothing(int call, Moment moment) {
        given.committed(Given.TWO, "a");
        dies(new FaultyBlobStore(store, call, moment), this::backUpOne);

        afterADayTheCollectorComes();

        var found = new BackupReader(store).find(Given.ONE);
        found.ifPresent(backup ->
                assertThat(Presence.look(store, backup.manifest()).isWhole()).isTrue());
        assertThat(withoutTombstones()).hasSize(found.isPresent() ? 8 : 4);
    }

    @ParameterizedTest
    @MethodSource("deathsOfAbort")
    void anAbortLeavesNothing(int call, Moment moment) {
        dies(new FaultyBlobStore(store, call, moment), this::backUpOneAndAbort);

        afterADayTheCollectorComes();

        assertThat(withoutTombstones()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("deathsOfCollection")
    void aCollectionTakesNothingFromABackupAndTheNextOneEndsIt(int call, Moment moment) {
        leftovers();
        dies(new FaultyBlobStore(store, call, moment), this::collect);

        afterADayTheCollectorComes();

        Manifest manifest =
                new BackupReader(store).find(Given.TWO).orElseThrow().manifest();
        assertThat(Presence.look(store, manifest).isWhole()).isTrue();
        assertThat(withoutTombstones()).hasSize(4);
    }

    static Stream<Arguments> deathsOfDelete() {
        return deaths(CutShortTest::twoBackups, CutShortTest::deleteOne);
    }

    static Stream<Arguments> deathsOfBackup() {
        return deaths(test -> test.given.committed(Given.TWO, "a"), CutShortTest::backUpOne);
    }

    static Stream<Arguments> deathsOfAbort() {
        return deaths(test -> {}, CutShortTest::backUpOneAndAbort);
    }

    static Stream<Arguments> deathsOfCollection() {
        return deaths(CutShortTest::leftovers, CutShortTest::collect);
    }

    private static Stream<Arguments> deaths(Consumer<CutShortTest> before, BiConsumer<CutShortTest, BlobStore> task) {
        CutShortTest counting = new CutShortTest();
        before.accept(counting);
        var counter = new FaultyBlobStore(counting.store, Integer.MAX_VALUE, Moment.BEFORE);
        task.accept(counting, counter);
        return IntStream.rangeClosed(1, counter.calls())
                .boxed()
                .flatMap(call -> Stream.of(Moment.values()).map(moment -> Arguments.of(call, moment)));
    }

    private static void dies(BlobStore faulty, Consumer<BlobStore> task) {
        try {
            task.accept(faulty);
        } catch (BlobStoreException.Unreachable e) {
            return; // it does not get over all of them
        }
    }

    private AttemptKey twoBackups() {
        AttemptKey one = given.committed(Given.ONE, "a", "b");
        given.child(Given.TWO, Given.ONE);
        return one;
    }

    private void leftovers() {
        given.committed(Given.TWO, "a");
        BackupSession died = given.session(Given.ONE);
        Given.manifest(died, Given.packs(died, "x", "y"));
        clock.pass(Duration.ofDays(2));
    }

    private void deleteOne(BlobStore through) {
        new DeleteBackup(through, clock).delete(Given.ONE);
    }

    private void backUpOne(BlobStore through) {
        BackupSession session = new Given(through, clock).session(Given.ONE, ParentChoice.latest());
        session.commit(Given.manifest(session, Given.packs(session, "b")));
    }

    private void backUpOneAndAbort(BlobStore through) {
        BackupSession session = new Given(through, clock).session(Given.ONE);
        Given.manifest(session, Given.packs(session, "b"));
        session.handOn();
        session.abort();
    }

    private void collect(BlobStore through) {
        new CollectGarbage(through, clock, CollectGarbage.GRACE).collect(Given.CLUSTER);
    }

    private void afterADayTheCollectorComes() {
        clock.pass(Duration.ofHours(25));
        collect(store);
    }

    private List<BlobName> withoutTombstones() {
        return given.blobs()
                .filter(blob -> blob.sizeBytes() != Tombstone.SIZE)
                .map(BlobInfo::name)
                .toList();
    }
}
