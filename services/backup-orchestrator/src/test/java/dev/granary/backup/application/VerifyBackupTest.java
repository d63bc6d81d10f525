package dev.granary.backup.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.backup.application.VerificationResult.NoSuchBackup;
import dev.granary.backup.application.VerificationResult.NobodyCan;
import dev.granary.backup.application.VerificationResult.NotInStore;
import dev.granary.backup.application.VerificationResult.UnderWay;
import dev.granary.backup.application.port.BackupEvents.Change;
import dev.granary.backup.domain.AgentCommand.VerifyBackup;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.BackupReport;
import dev.granary.backup.domain.BackupState;
import dev.granary.backup.domain.BlobDamage;
import dev.granary.backup.domain.BlobDamageKind;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.Integrity;
import dev.granary.backup.domain.KnownCluster.Reachability;
import dev.granary.backup.domain.KnownConnection.State;
import dev.granary.backup.domain.Totals;
import dev.granary.backup.domain.Verification;
import dev.granary.backup.domain.VerificationProgress;
import dev.granary.backup.domain.VerificationReport.Completed;
import dev.granary.backup.domain.VerificationReport.Failed;
import dev.granary.backup.domain.VerificationReport.Progressed;
import dev.granary.backup.domain.VerificationState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of a wish to verify a backup. */
class VerifyBackupTest {
    private static final Instant START = Instant.parse("2026-11-26T10:00:01Z");
    private static final Integrity DAMAGED = new Integrity(
            START,
            true,
            new Integrity.Checked(4, 400),
            new Integrity.Losses(1, 0, 2),
            List.of(new BlobDamage("granary/v1/packs/aa/bb", BlobDamageKind.MISSING, "2 files are lost.")));
    private static final Integrity WHOLE =
            new Integrity(START, false, new Integrity.Checked(4, 400), new Integrity.Losses(0, 0, 0), List.of());

    private final World world = new World();
    private final Backup backup;

    VerifyBackupTest() {
        world.ready();
        backup = world.accepted();
        world.report(
                backup, new BackupReport.Succeeded(START, START.plusSeconds(1), new Totals(1, 2, 3, 4, List.of())));
        world.commands.clear();
        world.changes.clear();
    }

    @Test
    void theBackupShowsWhatTheAgentFound() {
        Verification verification = underWay(true);

        assertThat(verification.cluster()).isEqualTo(world.cluster);
        assertThat(verification.deep()).isTrue();
        assertThat(world.commands)
                .singleElement()
                .isInstanceOfSatisfying(
                        VerifyBackup.class, it -> assertThat(it.verification()).isEqualTo(verification));
        world.report(world.cluster, verification.command(), new Progressed(new VerificationProgress(1, 2, 4)));
        world.report(world.cluster, verification.command(), new Progressed(new VerificationProgress(1, 2, 4)));
        world.report(world.cluster, verification.command(), new Completed(DAMAGED));
        world.report(world.cluster, verification.command(), new Completed(DAMAGED));

        assertThat(world.find(backup).upkeep().integrity()).isEqualTo(DAMAGED);
        assertThat(latest().state()).isEqualTo(new VerificationState.Succeeded(START));
        assertThat(world.find(backup).state()).isInstanceOf(BackupState.Succeeded.class);
        assertThat(world.changes)
                .containsExactly(Change.VERIFICATION_REQUESTED, Change.VERIFICATION_PROGRESSED, Change.VERIFIED);
    }

    @Test
    void whatAnEarlierOneFoundStaysUntilALaterOneComesToItsEnd() {
        world.report(world.cluster, underWay(true).command(), new Completed(DAMAGED));

        Verification second = underWay(false);
        world.report(world.cluster, second.command(), new Failed(START, "StoreFailed", "It was away."));
        assertThat(world.find(backup).upkeep().integrity()).isEqualTo(DAMAGED);
        assertThat(latest().state())
                .isEqualTo(new VerificationState.Failed(START, "StoreFailed", "It was away.", false));
        world.report(world.cluster, underWay(false).command(), new Completed(WHOLE));

        assertThat(world.find(backup).upkeep().integrity()).isEqualTo(WHOLE);
        assertThat(world.changes).endsWith(Change.VERIFICATION_FAILED, Change.VERIFICATION_REQUESTED, Change.VERIFIED);
    }

    @Test
    void askingAgainChangesNothingUnlessMoreIsAsked() {
        Verification shallow = underWay(false);
        assertThat(underWay(false)).isEqualTo(shallow);
        assertThat(world.commands).hasSize(1);

        Verification deep = underWay(true);

        assertThat(deep.command()).isNotEqualTo(shallow.command());
        assertThat(underWay(false)).isEqualTo(deep);
        world.report(world.cluster, shallow.command(), new Completed(WHOLE));
        assertThat(latest()).isEqualTo(deep);
        assertThat(world.find(backup).upkeep().integrity()).isNull();
    }

    @Test
    void anotherUsableClusterOfTheTenantVerifiesTheBackupOfOneThatIsGone() {
        world.anotherUsableCluster("evil");
        world.clusterIs(Reachability.REMOVING, 2);
        assertThat(world.verify(backup.id(), false)).isInstanceOf(NobodyCan.class);
        ClusterId other = world.anotherUsableCluster("acme");
        world.commands.clear();

        assertThat(underWay(false).cluster()).isEqualTo(other);

        assertThat(world.commands).singleElement().isInstanceOfSatisfying(VerifyBackup.class, it -> {
            assertThat(it.to().cluster()).isEqualTo(other);
            assertThat(it.backup().order().cluster()).isEqualTo(world.cluster);
        });
    }

    @Test
    void nothingChangesWhenNoClusterCan() {
        world.connectionIs(State.FAILED, 4);
        Backup before = world.find(backup);
        world.commands.clear();

        assertThat(world.verify(backup.id(), true)).isInstanceOf(NobodyCan.class);

        assertThat(world.find(backup)).isEqualTo(before);
        assertThat(world.commands).isEmpty();
        assertThat(world.changes).isEmpty();
    }

    @Test
    void verifiesNothingThatIsNotInTheStore() {
        BackupId unknown = new BackupId(UUID.randomUUID());

        assertThat(world.verify(unknown, false)).isEqualTo(new NoSuchBackup(unknown));
        assertThat(world.verify(world.accepted().id(), false)).isInstanceOf(NotInStore.class);
        world.delete(backup.id());
        assertThat(world.verify(backup.id(), false)).isInstanceOf(NotInStore.class);
    }

    @Test
    void believesOnlyTheAgentThatWasAsked() {
        Verification verification = underWay(false);

        world.report(new ClusterId(UUID.randomUUID()), verification.command(), new Completed(WHOLE));

        assertThat(latest()).isEqualTo(verification);
    }

    @Test
    void presumesThatOneFailedWhoseClusterStaysAwayAndBelievesTheAgentThatComesBack() {
        Verification verification = underWay(false);
        world.clusterIs(Reachability.OFFLINE, 2);

        world.pass(World.SILENCE.plusMinutes(1));

        assertThat(latest().state()).isInstanceOfSatisfying(VerificationState.Failed.class, failed -> {
            assertThat(failed.presumed()).isTrue();
            assertThat(failed.reason()).isEqualTo("AgentOffline");
        });
        world.report(world.cluster, verification.command(), new Completed(WHOLE));
        assertThat(world.find(backup).upkeep().integrity()).isEqualTo(WHOLE);
    }

    @Test
    void asksAQuietAgentAgainWithTheSameCommand() {
        Verification verification = underWay(true);

        world.pass(World.SILENCE.plusMinutes(1));

        assertThat(world.commands)
                .hasSize(2)
                .allSatisfy(it -> assertThat(it)
                        .isInstanceOfSatisfying(
                                VerifyBackup.class,
                                again -> assertThat(again.verification()).isEqualTo(verification)));
    }

    private Verification underWay(boolean deep) {
        assertThat(world.verify(backup.id(), deep)).isInstanceOf(UnderWay.class);
        return latest();
    }

    private Verification latest() {
        return Objects.requireNonNull(world.find(backup).upkeep().verification());
    }
}
