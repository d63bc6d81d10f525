package dev.granary.backup.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.backup.application.port.BackupEvents.Change;
import dev.granary.backup.domain.AgentCommand.StartBackup;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupReport;
import dev.granary.backup.domain.BackupState.Failed;
import dev.granary.backup.domain.BackupState.InProgress;
import dev.granary.backup.domain.BackupState.Succeeded;
import dev.granary.backup.domain.KnownCluster.Reachability;
import dev.granary.backup.domain.Progress;
import dev.granary.backup.domain.Totals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A backup that runs while its agent goes away. */
class AbandonedBackupsTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:01Z");
    private static final Duration TOO_LONG = World.SILENCE.plusMillis(1);

    private final World world = new World();
    private final Backup backup;

    AbandonedBackupsTest() {
        world.ready();
        backup = world.accepted();
        world.report(backup, new BackupReport.Started(START));
        world.changes.clear();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ONLINE")
    void isPresumedFailedWhenItsClusterStaysAway(Reachability reachability) {
        world.clusterIs(reachability, 2);

        world.pass(World.SILENCE);
        assertThat(world.find(backup).state()).isEqualTo(new InProgress(START));
        world.pass(TOO_LONG);

        assertThat(world.find(backup).state()).isInstanceOfSatisfying(Failed.class, it -> {
            assertThat(it.reason()).isEqualTo("AgentOffline");
            assertThat(it.startedAt()).isEqualTo(START);
            assertThat(it.presumed()).isTrue();
        });
        assertThat(world.changes).containsExactly(Change.ENDED);
    }

    @Test
    void isAskedForAgainOfAnAgentThatIsThereOnceASilence() {
        world.commands.clear();

        world.pass(World.SILENCE);
        assertThat(world.commands).isEmpty();
        world.pass(World.SILENCE.multipliedBy(2));

        assertThat(world.changes).isEmpty();
        assertThat(world.commands)
                .hasSize(2)
                .allSatisfy(sent -> assertThat(sent)
                        .isInstanceOfSatisfying(
                                StartBackup.class,
                                it -> assertThat(it.backup().command()).isEqualTo(backup.command())));
    }

    @Test
    void isNotAskedForAgainWhileItGoesOn() {
        world.commands.clear();
        for (int step = 1; step <= 4; step++) {
            world.pass(World.SILENCE.dividedBy(2));
            world.report(backup, new BackupReport.Progressed(new Progress(step, step, step), START));
        }

        assertThat(world.commands).isEmpty();
    }

    @Test
    void endsWhenItsAgentHasForgottenIt() {
        world.pass(TOO_LONG);

        world.report(backup, new BackupReport.Failed(null, world.clock.instant(), "CommandExpired", "late"));

        assertThat(world.find(backup).state())
                .isInstanceOfSatisfying(
                        Failed.class, it -> assertThat(it.presumed()).isFalse());
    }

    @Test
    void hasTheWholeTimeAgainAfterEachReturnOfItsAgent() {
        world.clusterIs(Reachability.OFFLINE, 2);
        world.pass(World.SILENCE);
        world.clusterIs(Reachability.ONLINE, 3);
        world.clusterIs(Reachability.OFFLINE, 4);

        world.pass(World.SILENCE);

        assertThat(world.changes).isEmpty();
    }

    @Test
    void countsFromTheFirstWordThatItsClusterIsAway() {
        world.clusterIs(Reachability.OFFLINE, 2);
        world.pass(World.SILENCE);
        world.clusterIs(Reachability.OFFLINE, 3);

        world.pass(Duration.ofMillis(1));

        assertThat(world.changes).containsExactly(Change.ENDED);
    }

    @Test
    void isNotLostWhileItGoesOn() {
        world.clusterIs(Reachability.OFFLINE, 2);
        world.pass(World.SILENCE);
        world.report(backup, new BackupReport.Progressed(new Progress(1, 1, 1), START));

        world.pass(World.SILENCE);

        assertThat(world.changes).containsExactly(Change.PROGRESSED);
    }

    @Test
    void isWhatItsAgentSaysOnceItIsBack() {
        world.clusterIs(Reachability.OFFLINE, 2);
        world.pass(TOO_LONG);

        world.report(backup, new BackupReport.Progressed(new Progress(1, 1, 1), START.plusSeconds(9)));
        assertThat(world.find(backup).state()).isEqualTo(new InProgress(START));
        world.report(
                backup, new BackupReport.Succeeded(START, START.plusSeconds(10), new Totals(1, 2, 3, 4, List.of())));

        assertThat(world.find(backup).state()).isInstanceOf(Succeeded.class);
        assertThat(world.changes).containsExactly(Change.ENDED, Change.STARTED, Change.ENDED);
    }

    @Test
    void isNotJudgedForTimeInWhichTheServiceWasDown() {
        world.clusterIs(Reachability.OFFLINE, 2);
        world.sleep(TOO_LONG.multipliedBy(10));

        world.pass(World.SILENCE);
        assertThat(world.changes).isEmpty();
        world.pass(Duration.ofMinutes(1));

        assertThat(world.changes).containsExactly(Change.ENDED);
    }

    @Test
    void isNotJudgedForTimeInWhichTheBusWasNotHeard() {
        world.clusterIs(Reachability.OFFLINE, 2);
        world.hearingSince = Optional.empty();
        world.pass(TOO_LONG);
        world.hearingSince = Optional.of(world.clock.instant());

        world.pass(World.SILENCE);

        assertThat(world.changes).isEmpty();
    }

    @Test
    void aWaitingBackupIsNotJudgedForTimeInWhichTheServiceWasDownEither() {
        Backup waiting = world.accepted();
        world.changes.clear();
        world.sleep(World.DEADLINE.plus(World.GRACE).plusMillis(1));

        world.pass(World.GRACE);
        assertThat(world.changes).isEmpty();
        world.pass(Duration.ofMinutes(1));

        assertThat(world.find(waiting).state()).isInstanceOf(Failed.class);
    }
}
