package dev.granary.agent.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.BackupAddress;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.DeletionOutcome;
import dev.granary.agent.fakes.FakeCluster;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.InMemoryDesiredStates;
import dev.granary.agent.fakes.InMemoryJournal;
import dev.granary.agent.fakes.MovableClock;
import dev.granary.agent.fakes.OneStore;
import dev.granary.agent.fakes.RecordedEvents;
import dev.granary.agent.fakes.RefusingStore;
import dev.granary.agent.fakes.RefusingStore.Fault;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobPage;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.ForwardingBlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemoveBackupTest {

    private final MovableClock clock = new MovableClock();
    private final InMemoryJournal<Command.DeleteBackup, DeletionOutcome> journal = new InMemoryJournal<>();
    private final WorkLine<Command.DeleteBackup, DeletionOutcome> line = WorkLine.ofDeletions(journal);
    private final InMemoryDesiredStates states = new InMemoryDesiredStates();
    private final RecordedEvents events = new RecordedEvents();
    private final BlobStore store = new MemoryBlobStore(clock);
    private final BackupInStore backup = new BackupInStore(store, clock);
    private Stopping stopping = new Stopping();

    @BeforeEach
    void haveABackup() {
        states.store(Given.location(Given.LOCATION), 1);
        backup.write(new FakeCluster().add("shop", FakeCluster.CONFIG_MAP, "a", "b"), "shop");
    }

    @Test
    void removesTheBackupOfAnotherCluster() {
        var order = accept(BackupInStore.ADDRESS);

        run(order, store);

        var deleted = (DeletionOutcome.Deleted) outcome(order);
        assertThat(deleted.blobs()).isPositive();
        assertThat(deleted.bytes()).isPositive();
        assertThat(store.list("", null, 10).blobs()).isEmpty();
    }

    @Test
    void succeedsWhenNothingIsThere() {
        var order = accept(new BackupAddress(UUID.randomUUID(), Given.LOCATION, BackupInStore.OWNER));

        run(order, store);

        assertThat(outcome(order)).isEqualTo(new DeletionOutcome.Deleted(clock.instant(), 0, 0));
        assertThat(backup.find()).isPresent();
    }

    @Test
    void saysUntilWhenALockHoldsItAndTouchesNothing() {
        Instant until = clock.instant().plus(Duration.ofDays(7));
        var order = accept(BackupInStore.ADDRESS);

        run(order, new Locked(until));

        var failed = (DeletionOutcome.Failed) outcome(order);
        assertThat(failed.refusal().reason()).isEqualTo("BackupLocked");
        assertThat(failed.lockedUntil()).isEqualTo(until);
        assertThat(backup.find()).isPresent();
    }

    @Test
    void saysNoDateWhenALegalHoldIsOnIt() {
        var order = accept(BackupInStore.ADDRESS);

        run(order, new Locked(Instant.MAX));

        var failed = (DeletionOutcome.Failed) outcome(order);
        assertThat(failed.refusal().reason()).isEqualTo("BackupLocked");
        assertThat(failed.refusal().message()).doesNotContain("until");
        assertThat(failed.lockedUntil()).isNull();
    }

    @Test
    void failsWithTheReasonOfTheStore() {
        var order = accept(BackupInStore.ADDRESS);

        run(order, new RefusingStore(store, new BlobStoreException.AccessRefused("403", null), Fault.DELETE));

        assertThat(((DeletionOutcome.Failed) outcome(order)).refusal().reason()).isEqualTo("AuthorizationFailed");
    }

    @Test
    void failsWhenTheLocationWasTakenAwayMeanwhile() {
        var order = accept(BackupInStore.ADDRESS);
        states.remove(Given.LOCATION);

        run(order, store);

        assertThat(((DeletionOutcome.Failed) outcome(order)).refusal().reason()).isEqualTo("LocationUnknown");
    }

    @Test
    void goesOnInTheNextProcess() {
        var order = accept(BackupInStore.ADDRESS);
        stopping.begin();
        var refusing = new RefusingStore(store, new BlobStoreException.Unreachable("gone", null), Fault.DELETE);
        assertThatThrownBy(() -> run(order, refusing)).isInstanceOf(StoppedException.class);
        stopping = new Stopping();

        run(order, store);

        assertThat(outcome(order)).isInstanceOf(DeletionOutcome.Deleted.class);
        assertThat(store.list("", null, 10).blobs()).isEmpty();
    }

    @Test
    void reportsItsEndOnce() {
        var order = accept(BackupInStore.ADDRESS);
        run(order, store);
        var report = new ReportOutcomes(List.of(line), List.of(Given.tellObjects(events)), events);

        report.report();
        report.report();

        assertThat(events.all())
                .containsExactly(new AgentEvent.DeletionEnded(order.commandId(), order.backup(), outcome(order)));
    }

    private Command.DeleteBackup accept(BackupAddress address) {
        var order = new Command.DeleteBackup(UUID.randomUUID(), Given.DEADLINE, address);
        assertThat(new StartWork<>(line, states, clock).start(order)).isEmpty();
        return order;
    }

    private void run(Command.DeleteBackup order, BlobStore from) {
        var doing = new RemoveBackup(states, new OneStore(from), stopping, clock);
        new RunWork<>(line, events, doing, clock).run(order.workId());
    }

    private DeletionOutcome outcome(Command.DeleteBackup order) {
        return journal.find(order.workId()).orElseThrow().outcome().orElseThrow();
    }

    /** Every blob is locked; trying to delete one all the same fails the test. */
    private final class Locked extends ForwardingBlobStore {

        private final Instant until;

        private Locked(Instant until) {
            super(RemoveBackupTest.this.store);
            this.until = until;
        }

        @Override
        public BlobPage list(String prefix, @Nullable String cursor, int limit) {
            BlobPage page = super.list(prefix, cursor, limit);
            return new BlobPage(page.blobs().stream().map(this::locked).toList(), page.next());
        }

        private BlobInfo locked(BlobInfo blob) {
            return new BlobInfo(blob.name(), blob.sizeBytes(), blob.storedAt(), until);
        }

        @Override
        public void delete(BlobName name) {
            throw new AssertionError("a locked blob was touched: " + name);
        }
    }
}
