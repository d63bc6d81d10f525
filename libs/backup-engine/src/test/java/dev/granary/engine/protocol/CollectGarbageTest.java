package dev.granary.engine.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.ManifestJson;
import dev.granary.engine.manifest.PackList;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobPage;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.ForwardingBlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CollectGarbageTest {

    private static final byte[] STRAY = {1};

    private final MovableClock clock = new MovableClock();
    private final LockingStore store = new LockingStore(new MemoryBlobStore(clock), clock);
    private final Given given = new Given(store, clock);

    @Test
    void removesThePacksThatNoBackupNames() {
        given.committed(Given.ONE, "a", "b");
        store.put(Given.pack("left"), STRAY);
        var before = given.names();

        CollectResult result = collect();

        assertThat(result.packs()).isEqualTo(new Removed(1, 1, 0));
        assertThat(result.stoodBackFor()).isEmpty();
        assertThat(given.names())
                .isEqualTo(before.stream()
                        .filter(name -> !name.equals(Given.pack("left")))
                        .toList());
    }

    @Test
    void standsBackWhileAnAttemptIsOpen() {
        store.put(Given.pack("left"), STRAY);
        BackupSession open = given.session(Given.ONE);

        CollectResult result = collect();

        assertThat(result.stoodBackFor()).containsExactly(open.key().session().value());
        assertThat(given.names()).contains(Given.pack("left"));
    }

    @Test
    void standsBackForAnAttemptThatTakesItsPacksFromABackupDeletedMeanwhile() {
        given.committed(Given.ONE, "a");
        BackupSession child = given.session(Given.TWO, ParentChoice.latest());
        new DeleteBackup(store, clock).delete(Given.ONE);

        collect();

        PackList packs = child.parent().orElseThrow().packs();
        assertThat(child.commit(Given.manifest(child, packs))).isInstanceOf(CommitResult.Committed.class);
        assertThat(Presence.look(store, Given.manifest(given.session(Given.THREE), packs))
                        .isWhole())
                .isTrue();
    }

    @Test
    void givesUpAnAttemptOfWhichNothingWasSeenForTheGrace() {
        BackupSession silent = given.session(Given.ONE);
        Manifest manifest = Given.manifest(silent, Given.packs(silent, "a"));
        clock.pass(Duration.ofHours(25));

        CollectResult result = collect();

        assertThat(result.givenUp()).containsExactly(silent.key());
        assertThat(given.names()).containsExactly(silent.key().manifest());
        assertThat(silent.commit(manifest)).isEqualTo(new CommitResult.Abandoned());
    }

    @Test
    void asksNothingOfTheStoreForAttemptsOfWhichOnlyTheTombstoneIsLeft() {
        giveUpAttempts(1);
        int forOne = callsOfACollection();

        giveUpAttempts(20);

        assertThat(callsOfACollection()).isEqualTo(forOne);
        assertThat(given.names()).hasSize(21);
    }

    private void giveUpAttempts(int count) {
        for (int i = 0; i < count; i++) {
            given.session(Given.backup(10 + given.names().size()));
            clock.pass(Duration.ofHours(25));
            collect();
        }
    }

    private int callsOfACollection() {
        CountingStore counting = new CountingStore(store);
        new CollectGarbage(counting, clock, CollectGarbage.GRACE).collect(Given.CLUSTER);
        new FindOrphans(counting, clock, CollectGarbage.GRACE).forEach(Given.CLUSTER, orphan -> {});
        return counting.calls;
    }

    private static final class CountingStore extends ForwardingBlobStore {

        private int calls;

        CountingStore(BlobStore store) {
            super(store);
        }

        @Override
        public InputStream get(BlobName name) {
            calls++;
            return super.get(name);
        }

        @Override
        public Optional<BlobInfo> head(BlobName name) {
            calls++;
            return super.head(name);
        }

        @Override
        public BlobPage list(String prefix, @Nullable String cursor, int limit) {
            calls++;
            return super.list(prefix, cursor, limit);
        }
    }

    @Test
    void doesNotGiveUpAnAttemptThatShowsSignsOfLife() {
        BackupSession session = given.session(Given.ONE);
        for (int hours = 0; hours < 72; hours++) {
            clock.pass(Duration.ofHours(1));
            session.alive();
        }

        assertThat(collect().givenUp()).isEmpty();
        assertThat(session.commit(Given.manifest(session, PackList.EMPTY))).isInstanceOf(CommitResult.Committed.class);
    }

    @Test
    void doesNotTakeThePacksOfOtherAttemptsForASignOfLife() {
        BackupSession silent = given.session(Given.ONE);
        clock.pass(Duration.ofHours(25));
        given.committed(Given.TWO, "a");

        assertThat(collect().givenUp()).containsExactly(silent.key());
    }

    @Test
    void standsBackWhenItCannotReadAManifest() {
        AttemptKey attempt = given.committed(Given.ONE, "a");
        store.delete(attempt.manifest());
        store.put(attempt.manifest(), "{\"formatVersion\":\"2.0\"}".getBytes(StandardCharsets.UTF_8));
        var before = given.names();

        CollectResult result = collect();

        assertThat(result.stoodBackFor()).contains(attempt.manifest().value());
        assertThat(given.names()).isEqualTo(before);
    }

    @Test
    void standsBackForASessionThatItDoesNotUnderstand() {
        store.put(Given.pack("left"), STRAY);
        store.put(new BlobName(AttemptKey.sessions(Given.CLUSTER) + "of-a-later-format"), STRAY);

        assertThat(collect().stoodBackFor()).hasSize(1);
        assertThat(given.names()).contains(Given.pack("left"));
    }

    @Test
    void removesWhatLiesBesideABackupAndIsNotNamedByIt() {
        AttemptKey attempt = given.committed(Given.ONE);
        store.put(attempt.resources(7), STRAY);

        assertThat(collect().leftovers().blobs()).isEqualTo(1);
        assertThat(given.names()).doesNotContain(attempt.resources(7)).contains(attempt.resources(1));
    }

    @Test
    void passesByWhatIsLockedAndCountsIt() {
        store.put(Given.pack("left"), STRAY);
        store.put(Given.pack("held"), STRAY);
        store.extendRetention(Given.pack("held"), clock.instant().plus(Duration.ofDays(9)));

        assertThat(collect().packs()).isEqualTo(new Removed(1, 1, 1));
        assertThat(given.names()).containsExactly(Given.pack("held"));
    }

    @Test
    void doesNotWaitForAGivenUpAttemptWhoseSessionIsLocked() {
        BackupSession silent = given.session(Given.ONE);
        store.put(Given.pack("left"), STRAY);
        store.extendRetention(silent.key().session(), clock.instant().plus(Duration.ofDays(9)));
        clock.pass(Duration.ofHours(25));

        assertThat(collect().stoodBackFor()).isEmpty();
        assertThat(given.names()).doesNotContain(Given.pack("left"));
        clock.pass(Duration.ofDays(9));
        collect();
        assertThat(given.names()).containsExactly(silent.key().manifest());
    }

    @Test
    void removesProbesThatAreOld() {
        BlobName probe = BackupKey.probe(Given.CLUSTER, UUID.randomUUID());
        store.put(probe, STRAY);

        collect();
        assertThat(given.names()).containsExactly(probe);
        clock.pass(Duration.ofHours(25));
        collect();
        assertThat(given.names()).isEmpty();
    }

    @Test
    void removesAManifestThatCameBackAfterItsBackupWasDeleted() {
        BackupSession session = given.session(Given.ONE);
        Manifest manifest = Given.manifest(session, Given.packs(session, "a"));
        session.commit(manifest);
        new DeleteBackup(store, clock).delete(Given.ONE);
        store.put(session.key().manifest(), ManifestJson.write(manifest));

        collect();
        collect();

        assertThat(given.names()).isEmpty();
    }

    @Test
    void keepsABackupOfWhichOnlyTheSessionWasLost() {
        AttemptKey attempt = given.committed(Given.ONE, "a");
        store.delete(attempt.session());
        clock.pass(Duration.ofDays(9));
        var before = given.names();

        collect();

        assertThat(given.names()).isEqualTo(before);
    }

    @Test
    void touchesNoOtherCluster() {
        UUID other = UUID.fromString("0f1e2d3c-0000-4000-8000-000000000009");
        store.put(Given.id("left").blob(other), STRAY);

        collect();

        assertThat(given.names()).hasSize(1);
    }

    private CollectResult collect() {
        return new CollectGarbage(store, clock, CollectGarbage.GRACE).collect(Given.CLUSTER);
    }
}
