package dev.granary.engine.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.PackList;
import dev.granary.engine.manifest.Tombstone;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AbortTest {

    private final MovableClock clock = new MovableClock();
    private final LockingStore store = new LockingStore(new MemoryBlobStore(clock), clock);
    private final Given given = new Given(store, clock);

    @Test
    void removesAllThatTheAttemptWroteAndNothingElse() {
        given.committed(Given.ONE, "a", "b");
        var before = given.names();
        BackupSession session = given.session(Given.TWO, ParentChoice.latest());
        Given.manifest(session, Given.packs(session, "c", "d"));

        AbortResult result = session.abort();

        assertThat(((AbortResult.Aborted) result).removed().locked()).isZero();
        assertThat(given.names()).isEqualTo(before);
    }

    @Test
    void leavesATombstoneWhenAnotherProcessMayStillWantToCommit() {
        BackupSession session = given.session(Given.ONE);
        AttemptKey attempt = session.handOn();
        BackupSession other = ((OpenResult.Opened) given.sessions().resume(attempt, new ParentChoice.None())).session();
        Manifest manifest = Given.manifest(other, PackList.EMPTY);

        session.abort();

        assertThat(given.names()).containsExactly(attempt.manifest());
        assertThat(other.commit(manifest)).isEqualTo(new CommitResult.Abandoned());
        assertThat(given.sessions().resume(attempt, new ParentChoice.None())).isEqualTo(new OpenResult.Abandoned());
        assertThat(new AttemptEnds(store).find(attempt)).contains(new Tombstone());
    }

    @Test
    void touchesNothingWhenTheBackupExists() {
        BackupSession session = given.session(Given.ONE);
        session.commit(Given.manifest(session, Given.packs(session, "a")));
        var before = given.names();

        AbortResult result = session.abort();

        assertThat(result).isInstanceOf(AbortResult.AlreadyCommitted.class);
        assertThat(given.names()).isEqualTo(before);
    }

    @Test
    void leavesATombstoneWhenItsSessionIsLockedSoThatNobodyWaitsForIt() {
        BackupSession session = given.session(Given.ONE);
        store.extendRetention(session.key().session(), clock.instant().plus(Duration.ofDays(9)));

        var aborted = (AbortResult.Aborted) session.abort();

        assertThat(aborted.removed().locked()).isEqualTo(1);
        assertThat(given.names())
                .containsExactlyInAnyOrder(
                        session.key().session(), session.key().manifest());
        assertThat(new CollectGarbage(store, clock, CollectGarbage.GRACE)
                        .collect(Given.CLUSTER)
                        .stoodBackFor())
                .isEmpty();
    }

    @Test
    void canBeRepeated() {
        BackupSession session = given.session(Given.ONE);

        session.abort();

        assertThat(session.abort()).isInstanceOf(AbortResult.Aborted.class);
        assertThat(given.names()).isEmpty();
    }
}
