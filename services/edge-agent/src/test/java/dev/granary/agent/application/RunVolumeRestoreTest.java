package dev.granary.agent.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.agent.adapter.json.JsonObjectLines;
import dev.granary.agent.application.port.ClusterWrites;
import dev.granary.agent.application.restore.RestoreObjects;
import dev.granary.agent.application.restore.RestoreSettings;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.RestoreOutcome;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.restore.Outcome;
import dev.granary.agent.domain.restore.Phase;
import dev.granary.agent.fakes.DirectoryMovers;
import dev.granary.agent.fakes.FakeApiServer;
import dev.granary.agent.fakes.FakeCluster;
import dev.granary.agent.fakes.FakeKinds;
import dev.granary.agent.fakes.FakeWrites;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.InMemoryDesiredStates;
import dev.granary.agent.fakes.InMemoryJournal;
import dev.granary.agent.fakes.InMemoryNewVolumes;
import dev.granary.agent.fakes.InMemoryNewVolumes.State;
import dev.granary.agent.fakes.InMemoryRestoreResults;
import dev.granary.agent.fakes.MovableClock;
import dev.granary.agent.fakes.RecordedEvents;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A restore with a volume whose process dies, is stopped or cancelled wherever the volume is. */
class RunVolumeRestoreTest {

    @TempDir
    private Path data;

    private final MovableClock clock = new MovableClock();
    private final InMemoryJournal<Command.StartRestore, RestoreOutcome> journal = InMemoryJournal.ofRestores();
    private final InMemoryDesiredStates states = new InMemoryDesiredStates();
    private final RecordedEvents events = new RecordedEvents();
    private final BlobStore store = new MemoryBlobStore(clock);
    private final FakeApiServer target = new FakeApiServer();
    private final FakeWrites writes = new FakeWrites(target);
    private final InMemoryNewVolumes volumes = new InMemoryNewVolumes(target);
    private final Command.StartRestore order = Given.restoring(BackupInStore.OWNER, false);
    private WorkLine<Command.StartRestore, RestoreOutcome> line = WorkLine.ofRestores(journal);
    private Stopping stopping = new Stopping();

    private static final class Killed extends RuntimeException {}

    @BeforeEach
    void haveABackup() {
        states.store(Given.location(Given.LOCATION), 1);
        var cluster = new FakeCluster()
                .add("shop", FakeKinds.CONFIG_MAP, "a")
                .addYaml("{apiVersion: v1, kind: PersistentVolume, metadata: {name: pv-1, annotations:"
                        + " {pv.kubernetes.io/provisioned-by: x}}, spec: {local: {path: /mnt/1}, nodeAffinity: {required:"
                        + " {nodeSelectorTerms: [{matchExpressions: [{key: kubernetes.io/hostname, operator: In, values:"
                        + " [node-1]}]}]}}}}")
                .addYaml("{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data, namespace: shop,"
                        + " annotations: {volume.kubernetes.io/storage-provisioner: x}}, spec: {volumeName: pv-1}}");
        var movers = new DirectoryMovers(store, clock).volume("shop", "data", data);
        new BackupInStore(store, clock).write(cluster, "shop", movers);
        journal.create(order);
    }

    @Test
    void theControlPlaneHearsHowFarAVolumeIs() {
        volumes.watch(state -> clock.advance(Duration.ofSeconds(3)));

        run();

        assertThat(events.of(AgentEvent.RestoreProgressed.class)).anySatisfy(progress -> {
            assertThat(progress.phase()).isEqualTo(Phase.CLAIMS);
            assertThat(progress.volumes().total()).isEqualTo(1);
            assertThat(progress.volumes().current()).isNotNull();
        });
    }

    @ParameterizedTest
    @EnumSource
    void theNextProcessEndsWhatAKilledOneBegan(State where) {
        runUntilKilled(where);

        startAgain();
        run();

        assertRestored();
        assertThat(volumes.started()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void whatAVolumeLacksIsKnownToTheProcessAfterAKilledOne(State where) {
        volumes.loseFiles(2);
        runUntilKilled(where);

        startAgain();
        run();

        assertFilesMissing();
    }

    @Test
    void whatAVolumeLacksIsKnownToAProcessAfterOneThatDiedWithItsClaimDone() {
        volumes.loseFiles(2);
        var lives = new AtomicBoolean(true);
        writes.refuse(object -> dies(object, lives), new ClusterWrites.Result.Exists());
        assertThatThrownBy(this::run).isInstanceOf(Killed.class);

        startAgain();
        run();

        assertFilesMissing();
    }

    /** Once, at an object that comes after claims. */
    private static boolean dies(KubeObject object, AtomicBoolean lives) {
        if (object.is("", "ConfigMap") && lives.getAndSet(false)) {
            throw new Killed();
        }
        return false;
    }

    private void assertFilesMissing() {
        var report = ((RestoreOutcome.Completed) outcome()).report();
        assertThat(report.count(Outcome.CREATED)).isEqualTo(3);
        assertThat(report.isComplete()).isFalse();
        assertThat(report.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.name()).isEqualTo("data");
            assertThat(problem.reason()).isEqualTo("VolumeFilesIncomplete");
            assertThat(problem.message()).startsWith("2 files are missing");
        });
        assertNothingLeft();
    }

    @Test
    void theNextProcessCountsTheVolumesOfAKilledOne() {
        runUntilKilled(State.CLAIMED);
        startAgain();
        volumes.watch(state -> clock.advance(Duration.ofSeconds(3)));
        int before = events.of(AgentEvent.RestoreProgressed.class).size();

        run();

        assertThat(events.of(AgentEvent.RestoreProgressed.class).stream().skip(before))
                .last()
                .satisfies(it -> assertThat(it.volumes().done()).isEqualTo(1));
    }

    @ParameterizedTest
    @EnumSource
    void theNextProcessEndsWhatAStoppedOneBegan(State where) {
        volumes.watch(state -> {
            if (state == where) {
                stopping.begin();
            }
        });
        assertThatThrownBy(this::run).isInstanceOf(StoppedException.class);

        startAgain();
        run();

        assertRestored();
        assertThat(volumes.started()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aCancelledRestoreLeavesNoVolumeThatNobodyClaimed(State where) {
        UUID command = UUID.randomUUID();
        volumes.watch(state -> {
            if (state == where) {
                new CancelWork<>(line, clock)
                        .cancel(new Command.CancelRestore(command, Given.DEADLINE, order.restoreId()));
            }
        });

        run();

        assertThat(outcome()).isInstanceOf(RestoreOutcome.Cancelled.class);
        assertNothingLeft();
    }

    @ParameterizedTest
    @EnumSource
    void aRestoreThatIsCancelledAfterItsProcessWasKilledLeavesNothingEither(State where) {
        runUntilKilled(where);
        startAgain();
        journal.cancel(order.restoreId(), UUID.randomUUID());

        run();

        assertThat(outcome()).isInstanceOf(RestoreOutcome.Cancelled.class);
        assertNothingLeft();
    }

    @Test
    void aVolumeThatFailsMakesTheRestorePartialAndLeavesNothing() {
        volumes.fail("data", "FailedScheduling: 0/3 nodes are available.");

        run();

        var report = ((RestoreOutcome.Completed) outcome()).report();
        assertThat(report.isComplete()).isFalse();
        assertThat(report.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.name()).isEqualTo("data");
            assertThat(problem.reason()).isEqualTo("VolumeRestoreFailed");
            assertThat(problem.message()).isEqualTo("FailedScheduling: 0/3 nodes are available.");
        });
        assertNothingLeft();
    }

    @Test
    void anApiServerThatGoesAwayLeavesItsVolumeToTheNextStart() {
        volumes.watch(state -> {
            if (state == State.OFFERED) {
                writes.becomeUnreachableAfter(0);
            }
        });

        run();

        assertThat(outcome()).isInstanceOf(RestoreOutcome.Failed.class);
        startAgain();
        assertNothingLeft();
    }

    private void runUntilKilled(State where) {
        volumes.watch(state -> {
            if (state == where) {
                throw new Killed();
            }
        });
        assertThatThrownBy(this::run).isInstanceOf(Killed.class);
    }

    private void startAgain() {
        volumes.watch(state -> {});
        stopping = new Stopping();
        line = WorkLine.ofRestores(journal);
        volumes.clear(restore -> !line.goesOn(restore));
    }

    private void run() {
        var restore = new RestoreObjects(
                new FakeCluster(target),
                writes,
                new JsonObjectLines(),
                volumes,
                new RestoreSettings("granary-system", time -> stopping.check(), 1));
        var find = new FindBackup(Given.locations(states, store));
        var doing = new RestoreBackup(find, restore, new InMemoryRestoreResults(), stopping, clock);
        new RunWork<>(line, events, doing, clock).run(order.restoreId());
    }

    private RestoreOutcome outcome() {
        return journal.find(order.restoreId()).orElseThrow().outcome().orElseThrow();
    }

    private void assertRestored() {
        var report = ((RestoreOutcome.Completed) outcome()).report();
        assertThat(report.isComplete()).isTrue();
        assertThat(report.count(Outcome.CREATED)).isEqualTo(3);
        assertThat(claimedVolume()).isNotEmpty();
        assertNothingLeft();
    }

    private void assertNothingLeft() {
        assertThat(volumes.left()).isEmpty();
        assertThat(volumes.volumes()).allMatch(claimedVolume()::equals);
    }

    private String claimedVolume() {
        return target.find(FakeKinds.CLAIM, "shop", "data")
                .flatMap(claim -> claim.fields().text("spec", "volumeName"))
                .orElse("");
    }
}
