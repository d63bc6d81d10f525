package dev.granary.agent.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.domain.BackupAddress;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.BackupTotals;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.DeletionOutcome;
import dev.granary.agent.domain.Refusal;
import dev.granary.agent.domain.RestoreOutcome;
import dev.granary.agent.domain.RestoreReport;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.InMemoryJournal;
import dev.granary.agent.fakes.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ForgetEndedWorkTest {

    private static final int MOST = 3;
    private static final Duration AGE = Duration.ofDays(30);

    private final MovableClock clock = new MovableClock();
    private final InMemoryJournal<Command.StartBackup, BackupOutcome> backups = InMemoryJournal.ofBackups();
    private final InMemoryJournal<Command.StartRestore, RestoreOutcome> restores = InMemoryJournal.ofRestores();
    private final InMemoryJournal<Command.DeleteBackup, DeletionOutcome> deletions = new InMemoryJournal<>();
    private final ForgetEndedWork forget = new ForgetEndedWork(
            WorkLine.ofBackups(backups),
            WorkLine.ofDeletions(deletions),
            List.of(WorkLine.ofRestores(restores)),
            new ForgetEndedWork.Limits(MOST, AGE),
            clock);

    @Test
    void keepsTheLatestOfAKind() {
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < MOST + 2; i++) {
            all.add(restored());
        }

        forget.forget();

        assertThat(restores.all())
                .extracting(entry -> entry.order().restoreId())
                .containsExactlyElementsOf(all.subList(2, MOST + 2));
    }

    @Test
    void forgetsWhatEndedLongAgo() {
        restored();
        clock.advance(AGE.plusSeconds(1));
        UUID young = restored();

        forget.forget();

        assertThat(restores.all())
                .extracting(entry -> entry.order().restoreId())
                .containsExactly(young);
    }

    @Test
    void forgetsNothingThatGoesOnOrWasNotTold() {
        restores.create(Given.restoring(Given.CLUSTER, false));
        Command.StartRestore untold = Given.restoring(Given.CLUSTER, false);
        restores.create(untold);
        restores.finished(untold.restoreId(), restoredWell());
        clock.advance(AGE.plusSeconds(1));

        forget.forget();

        assertThat(restores.all()).hasSize(2);
    }

    @Test
    void forgetsNothingWhoseCommandCouldBeginAgain() {
        UUID backup = UUID.randomUUID();
        backUp(backup, clock.instant().plus(AGE), succeeded());
        delete(backup);

        forget.forget();

        assertThat(backups.all()).hasSize(1);
    }

    @Test
    void keepsABackupAsLongAsItIsThere() {
        for (int i = 0; i < MOST + 2; i++) {
            backUp(UUID.randomUUID(), clock.instant(), succeeded());
        }
        clock.advance(AGE.plusSeconds(1));

        forget.forget();

        assertThat(backups.all()).hasSize(MOST + 2);
    }

    @Test
    void forgetsABackupThatWasDeleted() {
        UUID kept = UUID.randomUUID();
        UUID deleted = UUID.randomUUID();
        backUp(kept, clock.instant(), succeeded());
        backUp(deleted, clock.instant(), succeeded());
        delete(deleted);
        clock.advance(Duration.ofSeconds(1));

        forget.forget();

        assertThat(backups.all()).extracting(entry -> entry.order().backupId()).containsExactly(kept);
        assertThat(deletions.all()).hasSize(1);
    }

    @Test
    void keepsABackupWhoseDeletionFailed() {
        UUID backup = UUID.randomUUID();
        backUp(backup, clock.instant(), succeeded());
        delete(backup, new DeletionOutcome.Failed(clock.instant(), new Refusal("BackupLocked", "until"), null));
        clock.advance(Duration.ofSeconds(1));

        forget.forget();

        assertThat(backups.all()).hasSize(1);
    }

    @Test
    void keepsTheLatestOfTheBackupsThatFailed() {
        for (int i = 0; i < MOST + 2; i++) {
            Instant now = clock.instant();
            backUp(UUID.randomUUID(), now, new BackupOutcome.Failed(now, now, new Refusal("StoreFailed", "no")));
            clock.advance(Duration.ofSeconds(1));
        }

        forget.forget();

        assertThat(backups.all()).hasSize(MOST);
    }

    private UUID restored() {
        Command.StartRestore order = Given.restoring(Given.CLUSTER, false);
        restores.create(order);
        clock.advance(Duration.ofHours(2));
        restores.finished(order.restoreId(), restoredWell());
        restores.reported(order.restoreId());
        return order.restoreId();
    }

    private RestoreOutcome restoredWell() {
        return new RestoreOutcome.Completed(clock.instant(), clock.instant(), RestoreReport.NOTHING);
    }

    private BackupOutcome succeeded() {
        return new BackupOutcome.Succeeded(clock.instant(), clock.instant(), new BackupTotals(1, 1, 1, 1));
    }

    private void backUp(UUID backup, Instant deadline, BackupOutcome outcome) {
        backups.create(new Command.StartBackup(UUID.randomUUID(), deadline, backup, Given.LOCATION, List.of("shop")));
        backups.finished(backup, outcome);
        backups.reported(backup);
    }

    private void delete(UUID backup) {
        delete(backup, new DeletionOutcome.Deleted(clock.instant(), 1, 1));
    }

    private void delete(UUID backup, DeletionOutcome outcome) {
        var order = new Command.DeleteBackup(
                UUID.randomUUID(), clock.instant(), new BackupAddress(backup, Given.LOCATION, Given.CLUSTER));
        deletions.create(order);
        deletions.finished(order.workId(), outcome);
        deletions.reported(order.workId());
    }
}
