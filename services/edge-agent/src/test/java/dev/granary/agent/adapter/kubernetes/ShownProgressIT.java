package dev.granary.agent.adapter.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.application.port.Journal;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.BackupTotals;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.RestoreOutcome;
import dev.granary.agent.domain.RestoreReport;
import dev.granary.agent.domain.restore.Phase;
import dev.granary.agent.domain.volume.VolumesProgress;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.MovableClock;
import dev.granary.agent.fakes.RecordedEvents;
import dev.granary.agent.world.AgentPlace;
import dev.granary.agent.world.AgentWorld;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a real API server, with the rights of the agent. */
class ShownProgressIT {

    private static final AgentWorld WORLD = AgentWorld.shared();
    private static final UUID COMMAND = UUID.randomUUID();

    private final AgentPlace place = WORLD.place();
    private final KubernetesClient client = WORLD.shoot().agentClient(place.namespace());
    private final MovableClock clock = new MovableClock();
    private final RecordedEvents events = new RecordedEvents();
    private final ShownProgress shown = new ShownProgress(events, client, place.namespace(), clock);
    private final Journal<Command.StartBackup, BackupOutcome> journal =
            KubernetesJournal.ofBackups(client, place.namespace(), place.cluster(), InstantSource.system());

    @BeforeEach
    void start() {
        journal.create(Given.order("shop"));
        journal.started(Given.BACKUP, 1, clock.instant());
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void aTenantSeesHowFarABackupIs() {
        shown.offer(progress(
                1,
                new VolumesProgress(
                        1, 3, new VolumesProgress.Current("shop", "data", 7, 5_000_000, 2_000_000, 9_000_000L))));

        var progress = Objects.requireNonNull(progress());
        assertThat(progress.objects()).isEqualTo(12);
        assertThat(progress.volumesDone()).isEqualTo(1);
        assertThat(progress.volume()).isEqualTo("shop/data");
        assertThat(progress.expectedBytes()).isEqualTo(9_000_000);
        assertThat(progress.summary()).isEqualTo("1 of 3 volumes, data 5 of about 9 MB, 2 MB/s");
        assertThat(events.of(AgentEvent.BackupProgressed.class)).hasSize(1);
    }

    @Test
    void aVolumeThatIsDoneIsNotShownAsRunning() {
        shown.offer(progress(
                1,
                new VolumesProgress(0, 1, new VolumesProgress.Current("shop", "data", 7, 5_000_000, 2_000_000, null))));
        clock.advance(Duration.ofSeconds(5));
        shown.offer(progress(2, new VolumesProgress(1, 1, null)));

        var progress = Objects.requireNonNull(progress());
        assertThat(progress.volume()).isNull();
        assertThat(progress.summary()).isEqualTo("1 of 1 volumes");
    }

    @Test
    void writesEveryFiveSecondsAtMost() {
        shown.offer(progress(1, VolumesProgress.NONE));
        shown.offer(progress(2, new VolumesProgress(1, 1, null)));

        assertThat(Objects.requireNonNull(progress()).summary()).isEqualTo("12 objects");
        assertThat(events.of(AgentEvent.BackupProgressed.class)).hasSize(2);
    }

    @Test
    void isGoneWhenTheBackupHasEnded() {
        shown.offer(progress(1, VolumesProgress.NONE));

        journal.finished(
                Given.BACKUP,
                new BackupOutcome.Succeeded(clock.instant(), clock.instant(), new BackupTotals(12, 600, 300, 2)));

        assertThat(progress()).isNull();
    }

    @Test
    void aBackupThatNobodyKnowsHurtsNobody() {
        shown.offer(new AgentEvent.BackupProgressed(COMMAND, UUID.randomUUID(), 1, 12, 600, VolumesProgress.NONE));

        assertThat(progress()).isNull();
    }

    @Test
    void aTenantSeesHowFarARestoreIsUntilItHasEnded() {
        var order = Given.restoring(Given.CLUSTER, false);
        var restores = KubernetesJournal.ofRestores(client, place.namespace(), place.cluster(), InstantSource.system());
        restores.create(order);
        restores.started(order.restoreId(), 1, clock.instant());

        shown.offer(new AgentEvent.RestoreProgressed(
                order.commandId(),
                order.restoreId(),
                1,
                Phase.CLAIMS,
                3,
                12,
                new VolumesProgress(
                        0, 2, new VolumesProgress.Current("shop", "data", 7, 5_000_000, 2_000_000, 9_000_000L))));

        var progress = Objects.requireNonNull(restoreStatus(order).progress());
        assertThat(progress.objectsDone()).isEqualTo(3);
        assertThat(progress.volume()).isEqualTo("shop/data");
        assertThat(progress.summary()).isEqualTo("0 of 2 volumes, data 5 of 9 MB, 2 MB/s");
        restores.finished(
                order.restoreId(),
                new RestoreOutcome.Completed(clock.instant(), clock.instant(), RestoreReport.NOTHING));
        assertThat(restoreStatus(order).progress()).isNull();
    }

    @Test
    void aBackupAndARestoreAtTheSameTimeAreBothShown() {
        var order = Given.restoring(Given.CLUSTER, false);
        var restores = KubernetesJournal.ofRestores(client, place.namespace(), place.cluster(), InstantSource.system());
        restores.create(order);
        restores.started(order.restoreId(), 1, clock.instant());

        shown.offer(progress(1, VolumesProgress.NONE));
        shown.offer(new AgentEvent.RestoreProgressed(
                order.commandId(), order.restoreId(), 1, Phase.CLAIMS, 3, 12, VolumesProgress.NONE));

        assertThat(progress()).isNotNull();
        assertThat(restoreStatus(order).progress()).isNotNull();
    }

    private RestoreResource.Status restoreStatus(Command.StartRestore order) {
        return Objects.requireNonNull(client.resources(RestoreResource.class)
                .inNamespace(place.namespace())
                .withName(order.restoreId().toString())
                .require()
                .getStatus());
    }

    private static AgentEvent.BackupProgressed progress(long sequence, VolumesProgress volumes) {
        return new AgentEvent.BackupProgressed(COMMAND, Given.BACKUP, sequence, 12, 600, volumes);
    }

    private BackupResource.@Nullable ProgressEntry progress() {
        return Objects.requireNonNull(client.resources(BackupResource.class)
                        .inNamespace(place.namespace())
                        .withName(Given.BACKUP.toString())
                        .require()
                        .getStatus())
                .progress();
    }
}
