package dev.granary.backup.application;

import static dev.granary.backup.application.World.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.backup.application.RetryResult.Asked;
import dev.granary.backup.application.port.BackupEvents.Change;
import dev.granary.backup.domain.AgentCommand.StartBackup;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.BackupReport;
import dev.granary.backup.domain.KnownConnection.State;
import dev.granary.backup.domain.Problem;
import dev.granary.backup.domain.Totals;
import dev.granary.selection.SelectionRequest;
import dev.granary.selection.SelectionRequest.ObjectRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of a wish to retry a backup. */
class RetryBackupTest {
    private static final Instant AT = Instant.parse("2026-11-26T10:00:01Z");
    private static final Optional<String> NO_KEY = Optional.empty();

    private final World world = new World();
    private final Backup backup;

    RetryBackupTest() {
        world.ready();
        backup = world.accepted();
        world.changes.clear();
        world.commands.clear();
    }

    @Test
    void makesABackupOfWhatFailedAndLinksBoth() {
        partial("VolumeBackupFailed");
        long version = world.find(backup).version();

        Backup retry = accepted(NO_KEY);

        var claim = SelectionRequest.ofObjects(List.of(new ObjectRequest("PersistentVolumeClaim", "shop", "data")));
        assertThat(retry.order().selections()).containsExactly(claim);
        assertThat(retry.order().retryOf()).isEqualTo(backup.id());
        assertThat(retry.order().location()).isEqualTo(backup.order().location());
        assertThat(world.find(backup).upkeep().retries()).containsExactly(retry.id());
        assertThat(world.find(backup).version()).isEqualTo(version + 1);
        assertThat(world.commands)
                .singleElement()
                .isInstanceOfSatisfying(
                        StartBackup.class, it -> assertThat(it.backup()).isEqualTo(retry));
        assertThat(world.changes).containsExactly(Change.ENDED, Change.REQUESTED, Change.RETRIED);
    }

    @Test
    void theSameWishUnderTheSameKeyIsOneRetry() {
        partial("VolumeBackupFailed");
        Optional<String> key = Optional.of("key");
        Backup retry = accepted(key);
        world.connectionIs(State.FAILED, 4);

        assertThat(retry(key)).isEqualTo(new Asked(new BackupResult.AcceptedBefore(retry)));

        assertThat(world.find(backup).upkeep().retries()).containsExactly(retry.id());
        assertThat(run(world.requestBackup.request(world.request("shop"), key)))
                .isEqualTo(new BackupResult.KeyReused());
    }

    @Test
    void canBeAskedForAgainAndOfARetryToo() {
        partial("VolumeBackupFailed");
        Backup first = accepted(NO_KEY);
        Backup second = accepted(NO_KEY);
        world.report(first, new BackupReport.Failed(AT, AT, "StoreUnreachable", ""));

        var third = ((BackupResult.Accepted) ((Asked) run(world.retryBackup.retry(first.id(), null, NO_KEY))).result())
                .backup();

        assertThat(world.find(backup).upkeep().retries()).containsExactly(first.id(), second.id());
        assertThat(third.order().retryOf()).isEqualTo(first.id());
        assertThat(third.order().selections()).isEqualTo(first.order().selections());
    }

    @Test
    void refusesWhatHasNotEndedIsWholeOrCannotBeHealed() {
        assertThat(retry(NO_KEY)).isInstanceOf(RetryResult.HasNotEnded.class);
        partial("VolumeModeBlock");
        assertThat(retry(NO_KEY)).isInstanceOf(RetryResult.InVain.class);
        BackupId strange = new BackupId(UUID.randomUUID());
        assertThat(run(world.retryBackup.retry(strange, null, NO_KEY)))
                .isEqualTo(new RetryResult.NoSuchBackup(strange));
        Backup whole = world.succeeded("shop");
        assertThat(run(world.retryBackup.retry(whole.id(), null, NO_KEY)))
                .isEqualTo(new RetryResult.NothingFailed(whole));
        assertThat(world.find(backup).upkeep().retries()).isEmpty();
    }

    @Test
    void isRefusedWhereABackupWouldBe() {
        partial("VolumeBackupFailed");
        world.connectionIs(State.FAILED, 4);
        world.commands.clear();

        assertThat(retry(NO_KEY))
                .isInstanceOfSatisfying(
                        Asked.class, it -> assertThat(it.result()).isInstanceOf(BackupResult.ConnectionNotValid.class));

        assertThat(world.find(backup).upkeep().retries()).isEmpty();
        assertThat(world.commands).isEmpty();
    }

    private void partial(String reason) {
        world.report(
                backup,
                new BackupReport.PartiallySucceeded(
                        AT,
                        AT,
                        new Totals(1, 2, 3, 4, List.of()),
                        List.of(new Problem("PersistentVolumeClaim", "shop", "data", reason, "It hung."))));
    }

    private RetryResult retry(Optional<String> key) {
        return run(world.retryBackup.retry(backup.id(), null, key));
    }

    private Backup accepted(Optional<String> key) {
        return ((BackupResult.Accepted) ((Asked) retry(key)).result()).backup();
    }
}
