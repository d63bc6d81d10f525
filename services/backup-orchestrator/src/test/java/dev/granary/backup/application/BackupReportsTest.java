package dev.granary.backup.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.backup.application.port.BackupEvents.Change;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupReport;
import dev.granary.backup.domain.BackupState.Failed;
import dev.granary.backup.domain.BackupState.Pending;
import dev.granary.backup.domain.BackupState.Succeeded;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.KnownCluster.Reachability;
import dev.granary.backup.domain.Progress;
import dev.granary.backup.domain.Totals;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupReportsTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:01Z");
    private static final BackupReport STARTED = new BackupReport.Started(START);
    private static final BackupReport SUCCESS =
            new BackupReport.Succeeded(START, START.plusSeconds(1), new Totals(1, 2, 3, 4, List.of()));

    private final World world = new World();
    private final Backup backup;

    BackupReportsTest() {
        world.ready();
        backup = world.accepted();
        world.changes.clear();
    }

    @Test
    void tellsOfEveryChangeOnce() {
        world.report(backup, STARTED);
        world.report(backup, STARTED);
        world.report(backup, new BackupReport.Progressed(new Progress(1, 1, 1), START));
        world.report(backup, new BackupReport.Progressed(new Progress(1, 1, 1), START));
        world.report(backup, SUCCESS);
        world.report(backup, SUCCESS);

        assertThat(world.changes).containsExactly(Change.STARTED, Change.PROGRESSED, Change.ENDED);
    }

    @Test
    void progressBeforeTheStartIsTheStart() {
        world.report(backup, new BackupReport.Progressed(new Progress(1, 1, 1), START.plusSeconds(1)));
        world.report(backup, STARTED);

        assertThat(world.changes).containsExactly(Change.STARTED, Change.STARTED);
    }

    @Test
    void ignoresTheAgentOfAnotherCluster() {
        world.reportFrom(new ClusterId(UUID.randomUUID()), backup, SUCCESS);

        assertThat(world.find(backup)).isEqualTo(backup);
    }

    @Test
    void waitsForTheAgentUntilTheDeadlineAndTheGraceAreOver() {
        world.pass(World.DEADLINE.plus(World.GRACE));

        assertThat(world.find(backup).state()).isEqualTo(new Pending());
    }

    @ParameterizedTest
    @CsvSource({"ONLINE, CommandExpired", "OFFLINE, AgentOffline", "PENDING, AgentOffline"})
    void presumesThatABackupIsLostOfWhichNothingWasHeard(Reachability reachability, String reason) {
        world.clusterIs(reachability, 2);

        loseIt();
        loseIt();

        assertThat(world.find(backup).state()).isInstanceOfSatisfying(Failed.class, it -> {
            assertThat(it.reason()).isEqualTo(reason);
            assertThat(it.presumed()).isTrue();
        });
        assertThat(world.changes).containsExactly(Change.ENDED);
    }

    @Test
    void believesTheAgentThatSpeaksAfterAll() {
        loseIt();

        world.report(backup, STARTED);
        world.report(backup, SUCCESS);

        assertThat(world.find(backup).state()).isInstanceOf(Succeeded.class);
        assertThat(world.changes).containsExactly(Change.ENDED, Change.STARTED, Change.ENDED);
    }

    private void loseIt() {
        world.pass(World.DEADLINE.plus(World.GRACE).plusMillis(1));
    }
}
