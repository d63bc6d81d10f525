package dev.granary.engine.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import org.junit.jupiter.api.Test;

class ResumeTest {

    private final MovableClock clock = new MovableClock();
    private final BlobStore store = new MemoryBlobStore(clock);
    private final Given given = new Given(store, clock);

    @Test
    void goesOnWithWhatAnotherProcessBegan() {
        given.committed(Given.ONE, "a");
        BackupSession first = given.session(Given.TWO, ParentChoice.latest());
        AttemptKey attempt = first.handOn();

        BackupSession second = ((OpenResult.Opened) given.sessions().resume(attempt, ParentChoice.latest())).session();

        assertThat(second.key()).isEqualTo(attempt);
        assertThat(second.parent()).isEqualTo(first.parent());
        assertThat(second.commit(Given.manifest(second, Given.packs(second, "b"))))
                .isInstanceOf(CommitResult.Committed.class);
    }

    @Test
    void findsThatTheOtherProcessHasCommitted() {
        AttemptKey attempt = given.committed(Given.ONE);

        assertThat(given.sessions().resume(attempt, new ParentChoice.None()))
                .isInstanceOf(OpenResult.AlreadyCommitted.class);
    }

    @Test
    void doesNotGoOnWithAnAttemptWhoseBackupWasDeleted() {
        AttemptKey attempt = given.committed(Given.ONE);
        new DeleteBackup(store, clock).delete(Given.ONE);

        assertThat(given.sessions().resume(attempt, new ParentChoice.None())).isEqualTo(new OpenResult.Abandoned());
    }
}
