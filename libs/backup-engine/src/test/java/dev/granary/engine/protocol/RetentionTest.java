package dev.granary.engine.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.time.Duration;
import java.time.Instant;
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
    void saysHowManyBlobsAStoreWithoutLocksDoesNotHold() {
        Given unlocked = new Given(new MemoryBlobStore(clock), clock);
        BackupSession session = unlocked.session(Given.ONE);

        var result = (CommitResult.Committed) session.commit(
                Given.manifest(session, Given.packs(session, "a")),
                clock.instant().plus(Duration.ofDays(30)));

        assertThat(result.unheld()).isEqualTo(4);
    }
}
