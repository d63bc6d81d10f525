package dev.granary.backup.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.backup.application.DeletionResult.Forgotten;
import dev.granary.backup.application.DeletionResult.NoSuchBackup;
import dev.granary.backup.application.DeletionResult.NobodyCan;
import dev.granary.backup.application.DeletionResult.SomebodyCan;
import dev.granary.backup.application.DeletionResult.StillRuns;
import dev.granary.backup.application.DeletionResult.UnderWay;
import dev.granary.backup.application.port.BackupEvents.Change;
import dev.granary.backup.application.port.BackupEvents.Removal;
import dev.granary.backup.domain.AgentCommand.DeleteBackup;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.BackupReport;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.Deletion;
import dev.granary.backup.domain.DeletionReport;
import dev.granary.backup.domain.KnownCluster.Reachability;
import dev.granary.backup.domain.KnownConnection.State;
import dev.granary.backup.domain.RestoreReport;
import dev.granary.backup.domain.SomeRestores;
import dev.granary.backup.domain.StateName;
import dev.granary.backup.domain.Totals;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of a wish to delete a backup. */
class DeleteBackupTest {
    private static final Instant START = Instant.parse("2026-11-26T10:00:01Z");
    private static final DeletionReport DELETED = new DeletionReport.Deleted(4, 400);
    private static final Deletion.Failure LOCKED =
            new Deletion.Failure(START, "BackupLocked", "Locked.", START.plusSeconds(86_400));

    private final World world = new World();
    private final Backup backup;

    DeleteBackupTest() {
        world.ready();
        backup = world.accepted();
        world.report(
                backup, new BackupReport.Succeeded(START, START.plusSeconds(1), new Totals(1, 2, 3, 4, List.of())));
        world.commands.clear();
        world.changes.clear();
    }

    @Test
    void theRecordGoesWhenTheAgentSaysThatNothingIsLeft() {
        Deletion deletion = underWay();

        assertThat(deletion.cluster()).isEqualTo(world.cluster);
        assertThat(StateName.of(world.find(backup))).isEqualTo(StateName.DELETING);
        assertThat(world.commands)
                .singleElement()
                .isInstanceOfSatisfying(
                        DeleteBackup.class, it -> assertThat(it.deletion()).isEqualTo(deletion));
        assertThat(world.changes).containsExactly(Change.DELETION_REQUESTED);
        world.report(world.cluster, deletion.command(), DELETED);
        world.report(world.cluster, deletion.command(), DELETED);
        assertThat(world.look(backup.id())).isEmpty();
        assertThat(world.removals).containsExactly(new Removal(false, 4, 400));
    }

    @Test
    void askingAgainChangesNothingWhileAnAgentIsAtIt() {
        underWay();
        Backup before = world.find(backup);

        assertThat(world.delete(backup.id())).isEqualTo(new UnderWay(before));

        assertThat(world.commands).hasSize(1);
    }

    @Test
    void anotherUsableClusterOfTheTenantDeletesTheBackupOfOneThatIsGone() {
        world.anotherUsableCluster("evil");
        world.clusterIs(Reachability.REMOVING, 2);
        assertThat(world.delete(backup.id())).isInstanceOf(NobodyCan.class);
        ClusterId other = world.anotherUsableCluster("acme");
        world.commands.clear();

        assertThat(underWay().cluster()).isEqualTo(other);
        assertThat(world.commands).singleElement().isInstanceOfSatisfying(DeleteBackup.class, it -> {
            assertThat(it.to().cluster()).isEqualTo(other);
            assertThat(it.backup().order().cluster()).isEqualTo(world.cluster);
        });
    }

    @Test
    void nothingChangesWhenNoClusterCan() {
        world.connectionIs(State.FAILED, 4);
        Backup before = world.find(backup);
        world.commands.clear();

        assertThat(world.delete(backup.id())).isInstanceOf(NobodyCan.class);

        assertThat(world.find(backup)).isEqualTo(before);
        assertThat(world.commands).isEmpty();
        assertThat(world.changes).isEmpty();
    }

    @Test
    void theBackupStaysAndSaysUntilWhenItIsLocked() {
        Deletion deletion = underWay();

        world.report(world.cluster, deletion.command(), new DeletionReport.Failed(LOCKED));
        world.report(world.cluster, deletion.command(), new DeletionReport.Failed(LOCKED));

        assertThat(StateName.of(world.find(backup))).isEqualTo(StateName.SUCCEEDED);
        assertThat(deletionOf(backup).failure()).isEqualTo(LOCKED);
        assertThat(world.changes).containsExactly(Change.DELETION_REQUESTED, Change.DELETION_FAILED);
        assertThat(underWay().command()).isNotEqualTo(deletion.command());
    }

    @Test
    void believesOnlyTheAgentThatWasAsked() {
        Deletion deletion = underWay();

        world.report(new ClusterId(UUID.randomUUID()), deletion.command(), DELETED);

        assertThat(world.look(backup.id())).isPresent();
    }

    @Test
    void deletesNothingThatRunsOrIsNotThere() {
        Backup running = world.accepted();

        assertThat(world.delete(running.id())).isInstanceOf(StillRuns.class);
        assertThat(world.forget(running.id())).isInstanceOf(StillRuns.class);
        BackupId unknown = new BackupId(UUID.randomUUID());
        assertThat(world.delete(unknown)).isEqualTo(new NoSuchBackup(unknown));
        assertThat(world.forget(unknown)).isEqualTo(new NoSuchBackup(unknown));
    }

    @Test
    void restoresNothingThatIsBeingDeleted() {
        underWay();

        assertThat(world.restore(backup, world.cluster, SomeRestores.PLAIN))
                .isInstanceOf(RestoreResult.BackupNotRestorable.class);
    }

    @Test
    void deletesNothingThatARestoreReads() {
        var accepted = (RestoreResult.Accepted) world.restore(backup, world.cluster, SomeRestores.PLAIN);
        world.commands.clear();

        assertThat(world.delete(backup.id()))
                .isEqualTo(new DeletionResult.IsRead(accepted.restore().id()));
        assertThat(world.commands).isEmpty();
        world.report(accepted.restore(), new RestoreReport.Failed(null, START, "CommandExpired", "late"));

        underWay();
    }

    @Test
    void onlyTheRecordGoesByForceAndOnlyWhenNoClusterCan() {
        assertThat(world.forget(backup.id())).isEqualTo(new SomebodyCan(world.cluster));
        assertThat(world.look(backup.id())).isPresent();
        world.clusterIs(Reachability.OFFLINE, 2);
        world.commands.clear();

        assertThat(world.forget(backup.id())).isInstanceOf(Forgotten.class);

        assertThat(world.look(backup.id())).isEmpty();
        assertThat(world.commands).isEmpty();
        assertThat(world.removals).containsExactly(new Removal(true, 0, 0));
    }

    @Test
    void presumesThatADeletionFailedWhoseClusterStaysAwayAndBelievesTheAgentThatComesBack() {
        Deletion deletion = underWay();
        world.clusterIs(Reachability.OFFLINE, 2);

        world.pass(World.SILENCE.plusMinutes(1));

        assertThat(StateName.of(world.find(backup))).isEqualTo(StateName.SUCCEEDED);
        assertThat(deletionOf(backup).failure())
                .isNotNull()
                .extracting(Deletion.Failure::reason)
                .isEqualTo("AgentOffline");
        world.report(world.cluster, deletion.command(), DELETED);
        assertThat(world.look(backup.id())).isEmpty();
    }

    @Test
    void asksAQuietAgentAgainWithTheSameCommand() {
        Deletion deletion = underWay();

        world.pass(World.SILENCE.plusMinutes(1));

        assertThat(world.commands)
                .hasSize(2)
                .allSatisfy(it -> assertThat(it)
                        .isInstanceOfSatisfying(
                                DeleteBackup.class,
                                again -> assertThat(again.deletion()).isEqualTo(deletion)));
    }

    private Deletion underWay() {
        assertThat(world.delete(backup.id())).isInstanceOf(UnderWay.class);
        return deletionOf(backup);
    }

    private Deletion deletionOf(Backup of) {
        return Objects.requireNonNull(world.find(of).upkeep().deletion());
    }
}
