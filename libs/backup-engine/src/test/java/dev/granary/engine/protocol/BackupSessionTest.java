package dev.granary.engine.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.PackList;
import dev.granary.engine.manifest.PackListBuilder;
import dev.granary.engine.manifest.Tombstone;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackupSessionTest {

    private final MovableClock clock = new MovableClock();
    private final BlobStore store = new MemoryBlobStore(clock);
    private final Given given = new Given(store, clock);

    @Test
    void becomesABackupByItsManifest() {
        BackupSession session = given.session(Given.ONE);
        Manifest manifest = Given.manifest(session, Given.packs(session, "a", "b"));

        CommitResult result = session.commit(manifest);

        CommittedBackup backup = ((CommitResult.Committed) result).backup();
        assertThat(new AttemptEnds(store).find(session.key())).contains(backup);
        assertThat(backup.manifest()).isEqualTo(manifest);
        assertThat(backup.manifestSize())
                .isEqualTo(store.head(session.key().manifest()).orElseThrow().sizeBytes());
    }

    @Test
    void numbersAttemptsOnward() {
        AttemptKey first = given.committed(Given.ONE);

        AttemptKey second = given.session(Given.TWO).key();

        assertThat(first.number()).isEqualTo(1);
        assertThat(second.number()).isEqualTo(2);
    }

    @Test
    void givesUpAnEarlierAttemptAtTheSameBackupSoThatItCannotCommitWhenItWakesUp() {
        BackupSession sleeping = given.session(Given.ONE);
        Manifest manifest = Given.manifest(sleeping, Given.packs(sleeping, "a"));

        AttemptKey second = given.committed(Given.ONE);

        assertThat(sleeping.commit(manifest)).isEqualTo(new CommitResult.Abandoned());
        assertThat(store.head(sleeping.key().session())).isEmpty();
        assertThat(store.head(sleeping.key().resources(1))).isEmpty();
        assertThat(new AttemptEnds(store).find(sleeping.key())).contains(new Tombstone());
        assertThat(new AttemptEnds(store).find(second).orElseThrow()).isInstanceOf(CommittedBackup.class);
    }

    @Test
    void findsThatAnEarlierAttemptHasCommittedAndLeavesNothing() {
        AttemptKey first = given.committed(Given.ONE);
        var before = given.names();

        OpenResult result = given.open(Given.ONE, ParentChoice.latest());

        assertThat(((OpenResult.AlreadyCommitted) result).backup().attempt()).isEqualTo(first);
        assertThat(given.names()).isEqualTo(before);
    }

    @Test
    void namesWhatIsMissingInsteadOfCommittingAndStaysOpen() {
        BackupSession session = given.session(Given.ONE);
        PackList packs = Given.packs(session, "a");
        PackList more =
                new PackListBuilder().addAll(packs).add(Given.id("gone"), 4, 4).build();
        Manifest manifest = Given.manifest(session, more);
        store.delete(session.key().resources(1));

        var missing = (CommitResult.Incomplete) session.commit(manifest);

        assertThat(missing.packs().count()).isEqualTo(1);
        assertThat(missing.packs().contains(Given.id("gone"))).isTrue();
        assertThat(missing.blobs()).containsExactly(session.key().resources(1).value());
        assertThat(session.commit(Given.manifest(session, packs))).isInstanceOf(CommitResult.Committed.class);
    }

    @Test
    void takesAPackOfAnotherSizeForMissing() {
        BackupSession session = given.session(Given.ONE);
        Given.packs(session, "abc");
        PackList packs = new PackListBuilder().add(Given.id("abc"), 4, 4).build();

        assertThat(session.commit(Given.manifest(session, packs))).isInstanceOf(CommitResult.Incomplete.class);
    }

    @Test
    void doesNotCommitWithoutItsSession() {
        BackupSession session = given.session(Given.ONE);
        Manifest manifest = Given.manifest(session, PackList.EMPTY);
        store.delete(session.key().session());

        assertThat(session.commit(manifest)).isEqualTo(new CommitResult.Abandoned());
        assertThat(store.head(session.key().manifest())).isEmpty();
    }

    @Test
    void writesIntoItsOwnDirectoryAndPacksOnly() {
        BackupSession session = given.session(Given.ONE);
        AttemptKey other = given.session(Given.TWO).key();

        assertThatThrownBy(() -> session.store().put(other.resources(1), new byte[1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> session.store().put(session.key().manifest(), new byte[1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> session.store().upload(session.key().session()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> session.store().delete(Given.pack("a")))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void writesNothingAfterItsEnd() {
        BackupSession session = given.session(Given.ONE);
        session.commit(Given.manifest(session, PackList.EMPTY));

        assertThatThrownBy(() -> session.store().put(Given.pack("a"), new byte[1]))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void leavesASignOfLifeAnHourAndTakesThemAwayInTheEnd() {
        BackupSession session = given.session(Given.ONE);
        for (int minutes = 0; minutes < 150; minutes++) {
            session.alive();
            clock.pass(Duration.ofMinutes(1));
        }
        assertThat(given.names())
                .contains(session.key().alive(1), session.key().alive(2))
                .doesNotContain(session.key().alive(3));

        session.commit(Given.manifest(session, PackList.EMPTY));

        assertThat(given.names())
                .containsExactlyInAnyOrder(
                        session.key().session(),
                        session.key().manifest(),
                        session.key().resources(1));
    }

    @Test
    void refusesAManifestOfAnotherAttempt() {
        Manifest other = Given.manifest(given.session(Given.ONE), PackList.EMPTY);
        BackupSession session = given.session(Given.TWO);

        assertThatThrownBy(() -> session.commit(other)).isInstanceOf(IllegalArgumentException.class);
    }
}
