package dev.granary.engine.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.PackList;
import dev.granary.engine.manifest.UnreadableManifestException;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeleteBackupTest {

    /** An attempt at the same backup, after all that a test begins. */
    private static final AttemptKey LATER = new AttemptKey(Given.ONE, 99, "f".repeat(32));

    private final MovableClock clock = new MovableClock();
    private final LockingStore store = new LockingStore(new MemoryBlobStore(clock), clock);
    private final Given given = new Given(store, clock);
    private final DeleteBackup delete = new DeleteBackup(store, clock);

    @Test
    void removesAllThatBelongsToTheBackupAloneAndLeavesThePacksToTheCollector() {
        given.committed(Given.ONE, "a");

        DeleteResult result = delete.delete(Given.ONE);

        assertThat(((DeleteResult.Deleted) result).removed().locked()).isZero();
        assertThat(given.names()).containsExactly(Given.pack("a"));
    }

    @Test
    void doesNotTouchOtherBackupsThatUseTheSamePacks() {
        given.committed(Given.ONE, "a");
        AttemptKey child = given.child(Given.TWO, Given.ONE);

        delete.delete(Given.ONE);
        new CollectGarbage(store, clock, CollectGarbage.GRACE).collect(Given.CLUSTER);

        assertThat(given.names())
                .containsExactlyInAnyOrder(child.session(), child.manifest(), child.resources(1), Given.pack("a"));
    }

    @Test
    void saysThatThereIsNoSuchBackup() {
        given.committed(Given.ONE);

        assertThat(delete.delete(Given.TWO)).isEqualTo(new DeleteResult.Absent());
    }

    @Test
    void canBeRepeated() {
        given.committed(Given.ONE);
        delete.delete(Given.ONE);

        assertThat(delete.delete(Given.ONE)).isEqualTo(new DeleteResult.Absent());
    }

    @Test
    void refusesWithTheDateWhenAllLocksHaveEndedAndTouchesNothing() {
        AttemptKey attempt = given.committed(Given.ONE, "a");
        Instant last = clock.instant().plus(Duration.ofDays(30));
        store.extendRetention(attempt.session(), clock.instant().plus(Duration.ofDays(3)));
        store.extendRetention(attempt.resources(1), last);
        var before = given.names();

        var refused = (DeleteResult.Refused) delete.delete(Given.ONE);

        assertThat(refused.until()).contains(last);
        assertThat(given.names()).isEqualTo(before);
        clock.pass(Duration.ofDays(31));
        assertThat(delete.delete(Given.ONE)).isInstanceOf(DeleteResult.Deleted.class);
    }

    @Test
    void refusesWithoutADateWhenALegalHoldIsOnIt() {
        AttemptKey attempt = given.committed(Given.ONE, "a");
        store.extendRetention(attempt.resources(1), Instant.MAX);
        var before = given.names();

        var refused = (DeleteResult.Refused) delete.delete(Given.ONE);

        assertThat(refused).isEqualTo(new DeleteResult.Refused(null));
        assertThat(refused.until()).isEmpty();
        assertThat(given.names()).isEqualTo(before);
    }

    @Test
    void refusesWhenAStoreThatTellsOfNoLocksHoldsTheManifest() {
        AttemptKey attempt = given.committed(Given.ONE, "a");
        store.put(LATER.session(), new byte[1]);
        store.extendRetention(attempt.manifest(), clock.instant().plus(Duration.ofDays(30)));
        store.keepLocksSecret();
        var before = given.names();

        var refused = (DeleteResult.Refused) delete.delete(Given.ONE);

        assertThat(refused.until()).isEmpty();
        assertThat(given.names()).isEqualTo(before);
    }

    @Test
    void saysThatSomethingIsGoneWhenALockHoldsOneOfTwoAttemptsThatMadeIt() {
        AttemptKey first = given.committed(Given.ONE, "a");
        store.put(LATER.manifest(), "damaged, but once a manifest".getBytes(StandardCharsets.UTF_8));
        store.extendRetention(LATER.manifest(), clock.instant().plus(Duration.ofDays(30)));
        store.keepLocksSecret();

        assertThatThrownBy(() -> delete.delete(Given.ONE)).isInstanceOf(BlobStoreException.Locked.class);

        assertThat(given.names()).contains(LATER.manifest()).doesNotContain(first.manifest());
    }

    @Test
    void givesUpAnOpenAttemptAtTheBackupSoThatItDoesNotCommitLater() {
        BackupSession open = given.session(Given.ONE);
        Manifest manifest = Given.manifest(open, PackList.EMPTY);

        assertThat(delete.delete(Given.ONE)).isInstanceOf(DeleteResult.Deleted.class);

        assertThat(open.commit(manifest)).isEqualTo(new CommitResult.Abandoned());
        assertThat(given.names()).containsExactly(open.key().manifest());
    }

    @Test
    void deletesABackupWhoseManifestIsDamaged() {
        AttemptKey attempt = given.committed(Given.ONE);
        replace(attempt, "garbage");

        assertThat(delete.delete(Given.ONE)).isInstanceOf(DeleteResult.Deleted.class);

        assertThat(given.names()).isEmpty();
    }

    @Test
    void refusesToDeleteWhatANewerGranaryWrote() {
        AttemptKey attempt = given.committed(Given.ONE);
        replace(attempt, "{\"formatVersion\":\"2.0\"}");
        var before = given.names();

        assertThatThrownBy(() -> delete.delete(Given.ONE)).isInstanceOf(UnreadableManifestException.NewerFormat.class);

        assertThat(given.names()).isEqualTo(before);
    }

    private void replace(AttemptKey attempt, String json) {
        store.delete(attempt.manifest());
        store.put(attempt.manifest(), json.getBytes(StandardCharsets.UTF_8));
    }
}
