package dev.granary.engine.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.BackupProblem;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.ForwardingBlobStore;
import dev.granary.engine.store.fakes.LockedBlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private final MovableClock clock = new MovableClock();
    private final LockingStore store = new LockingStore(new MemoryBlobStore(clock), clock);
    private final Given given = new Given(store, clock);

    @Test
    void holdsEveryBlobOfTheBackupTheReusedPacksAndTheSessionIncluded() {
        given.committed(Given.ONE, "a");
        Instant until = clock.instant().plus(Duration.ofDays(30));
        BackupSession child = given.session(Given.TWO, ParentChoice.latest());

        var result = (CommitResult.Committed)
                child.commit(Given.manifest(child, child.parent().orElseThrow().packs()), until);

        assertThat(result.unheld()).isZero();
        AttemptKey key = child.key();
        assertThat(given.blobs()
                        .filter(blob -> until.equals(blob.lockedUntil()))
                        .map(BlobInfo::name))
                .containsExactlyInAnyOrder(key.session(), key.manifest(), key.resources(1), Given.pack("a"));
    }

    @Test
    void shortensNoLock() {
        given.committed(Given.ONE, "a");
        Instant longer = clock.instant().plus(Duration.ofDays(90));
        store.extendRetention(Given.pack("a"), longer);
        BackupSession child = given.session(Given.TWO, ParentChoice.latest());

        child.commit(
                Given.manifest(child, child.parent().orElseThrow().packs()),
                clock.instant().plus(Duration.ofDays(30)));

        assertThat(store.head(Given.pack("a")).orElseThrow().lockedUntil()).isEqualTo(longer);
    }

    @Test
    void inALockedContainerReusedPacksAreHeldAsLongAsTheBackup() {
        var locked = new LockedBlobStore(new MemoryBlobStore(clock), Duration.ofDays(30), clock);
        AttemptKey child = childInALockedContainer(locked);

        Instant held = locked.head(child.session()).orElseThrow().lockedUntil();
        assertThat(held).isEqualTo(clock.instant().plus(Duration.ofDays(30)));
        assertThat(locked.head(Given.pack("a")).orElseThrow().lockedUntil()).isEqualTo(held);
        assertThat(problems(locked, child)).isEmpty();
    }

    @Test
    void aBackupWhosePacksMayNotBeHeldLongerSaysSo() {
        var locked = new LockedBlobStore(new MemoryBlobStore(clock), Duration.ofDays(30), clock);
        var refusing = new ForwardingBlobStore(locked) {
            @Override
            public Optional<Instant> extendRetention(BlobName name, Instant until) {
                throw new BlobStoreException.AccessRefused("403", null);
            }
        };

        AttemptKey child = childInALockedContainer(refusing);

        assertThat(problems(refusing, child))
                .extracting(BackupProblem::kind, BackupProblem::name, BackupProblem::reason)
                .containsExactly(tuple("Backup", Given.TWO.backupId().toString(), "RetentionNotExtended"));
    }

    @Test
    void aLegalHoldIsNoDateUntilWhichOthersAreHeld() {
        var locked = new LockedBlobStore(new MemoryBlobStore(clock), Duration.ZERO, clock);
        Given inLocked = new Given(locked, clock);
        inLocked.committed(Given.ONE, "a");
        BackupSession session = inLocked.session(Given.TWO, ParentChoice.latest());
        locked.hold(session.key().session());

        session.commit(Given.manifest(session, session.parent().orElseThrow().packs()));

        assertThat(locked.head(Given.pack("a")).orElseThrow().lockedUntil()).isNull();
    }

    /** Five days after its parent, all of whose packs it uses. */
    private AttemptKey childInALockedContainer(BlobStore locked) {
        Given inLocked = new Given(locked, clock);
        inLocked.committed(Given.ONE, "a");
        clock.pass(Duration.ofDays(5));
        return inLocked.child(Given.TWO, Given.ONE);
    }

    private static List<BackupProblem> problems(BlobStore store, AttemptKey attempt) {
        var end = (CommittedBackup) new AttemptEnds(store).find(attempt).orElseThrow();
        return end.manifest().problems();
    }

    @Test
    void saysHowManyBlobsAStoreWithoutLocksDoesNotHold() {
        Given unlocked = new Given(new MemoryBlobStore(clock), clock);
        BackupSession session = unlocked.session(Given.ONE);

        var result = (CommitResult.Committed) session.commit(
                Given.manifest(session, Given.packs(session, "a")),
                clock.instant().plus(Duration.ofDays(30)));

        assertThat(result.unheld()).isEqualTo(4);
    }
}
