package dev.granary.backup.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.backup.application.BackupResult.Change.Done;
import dev.granary.backup.application.BackupResult.Change.NoSuchBackup;
import dev.granary.backup.application.BackupResult.Change.NotNow;
import dev.granary.backup.application.port.BackupEvents.Change;
import dev.granary.backup.domain.AgentCommand.CancelBackup;
import dev.granary.backup.domain.AgentCommand.StartBackup;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.BackupReport;
import dev.granary.backup.domain.BackupState.Cancelled;
import dev.granary.backup.domain.KnownCluster.Reachability;
import dev.granary.backup.domain.StateName;
import dev.granary.backup.domain.Totals;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of a wish to stop a backup. */
class CancelBackupTest {
    private static final Instant START = Instant.parse("2026-11-26T10:00:01Z");
    private static final BackupReport STARTED = new BackupReport.Started(START);
    private static final BackupReport SUCCESS =
            new BackupReport.Succeeded(START, START.plusSeconds(1), new Totals(1, 2, 3, 4, List.of()));
    private static final BackupReport CANCELLED = new BackupReport.Cancelled(START.plusSeconds(1), 5);

    private final World world = new World();
    private final Backup backup;

    CancelBackupTest() {
        world.ready();
        backup = world.accepted();
        world.changes.clear();
        world.commands.clear();
    }

    @Test
    void asksTheAgentAndEndsWhenTheAgentSaysSo() {
        world.report(backup, STARTED);

        assertThat(world.cancel(backup)).isInstanceOf(Done.class);

        assertThat(world.commands)
                .singleElement()
                .isInstanceOfSatisfying(
                        CancelBackup.class, it -> assertThat(it.backup()).isEqualTo(backup.id()));
        assertThat(stateOf(backup)).isEqualTo(StateName.IN_PROGRESS);
        world.report(backup, CANCELLED);
        assertThat(world.find(backup).state()).isEqualTo(new Cancelled(START, START.plusSeconds(1), 5));
        assertThat(world.changes).containsExactly(Change.STARTED, Change.PROGRESSED, Change.ENDED);
    }

    @Test
    void asksTheAgentEachTimeUnderACommandOfItsOwn() {
        world.cancel(backup);
        world.cancel(backup);

        assertThat(world.commands).hasSize(2).hasOnlyElementsOfType(CancelBackup.class);
        assertThat(world.commands).doesNotHaveDuplicates();
    }

    @Test
    void changesNothingAboutABackupThatIsCancelled() {
        world.report(backup, CANCELLED);
        Backup before = world.find(backup);
        world.changes.clear();

        assertThat(world.cancel(backup)).isEqualTo(new Done(before));

        assertThat(world.find(backup)).isEqualTo(before);
        assertThat(world.changes).isEmpty();
        assertThat(world.commands).isEmpty();
    }

    @Test
    void refusesWhatHasEndedOtherwise() {
        world.report(backup, SUCCESS);

        assertThat(world.cancel(backup)).isInstanceOf(NotNow.class);

        assertThat(world.commands).isEmpty();
        assertThat(world.cancel(new BackupId(UUID.randomUUID()))).isInstanceOf(NoSuchBackup.class);
    }

    @Test
    void endsAsTheAgentSaysWhenTheBackupWasFaster() {
        world.cancel(backup);
        world.report(backup, SUCCESS);
        world.report(backup, CANCELLED);

        assertThat(stateOf(backup)).isEqualTo(StateName.SUCCEEDED);
    }

    @Test
    void asksAlsoForABackupThatIsOnlyPresumedLost() {
        world.report(backup, STARTED);
        world.clusterIs(Reachability.OFFLINE, 2);
        world.pass(World.SILENCE.plusMinutes(1));
        assertThat(stateOf(backup)).isEqualTo(StateName.FAILED);

        assertThat(world.cancel(backup)).isInstanceOf(Done.class);
        world.report(backup, CANCELLED);

        assertThat(stateOf(backup)).isEqualTo(StateName.CANCELLED);
    }

    @Test
    void sendsAQuietAgentAllItShouldHaveHeardAgain() {
        world.report(backup, STARTED);
        world.cancel(backup);
        world.commands.clear();

        world.pass(World.SILENCE.plusMinutes(1));

        assertThat(world.commands).hasExactlyElementsOfTypes(StartBackup.class, CancelBackup.class);
    }

    private StateName stateOf(Backup backup) {
        return StateName.of(world.find(backup).state());
    }
}
