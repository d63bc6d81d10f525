package dev.granary.agent.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.agent.adapter.json.JsonObjectLines;
import dev.granary.agent.application.export.ExportObjects;
import dev.granary.agent.application.port.JournalUnavailableException;
import dev.granary.agent.application.volume.BackUpVolumes;
import dev.granary.agent.application.volume.VolumeMovers;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Journalled;
import dev.granary.agent.domain.Problem;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.volume.VolumeTotals;
import dev.granary.agent.fakes.DirectoryMovers;
import dev.granary.agent.fakes.EndlessMovers;
import dev.granary.agent.fakes.FakeCluster;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.InMemoryDesiredStates;
import dev.granary.agent.fakes.InMemoryJournal;
import dev.granary.agent.fakes.MovableClock;
import dev.granary.agent.fakes.NoVolumeMovers;
import dev.granary.agent.fakes.RecordedEvents;
import dev.granary.agent.fakes.RefusingStore;
import dev.granary.agent.fakes.RefusingStore.Fault;
import dev.granary.engine.backup.BackupReader;
import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.memory.MemoryBlobStore;
import dev.granary.selection.SelectionRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunBackupTest {

    private static final BackupKey KEY = new BackupKey(Given.CLUSTER, Given.BACKUP);

    private final MovableClock clock = new MovableClock();
    private final InMemoryJournal<Command.StartBackup, BackupOutcome> journal = InMemoryJournal.ofBackups();
    private final WorkLine<Command.StartBackup, BackupOutcome> line = WorkLine.ofBackups(journal);
    private final InMemoryDesiredStates states = new InMemoryDesiredStates();
    private final RecordedEvents events = new RecordedEvents();
    private final BlobStore store = new MemoryBlobStore(clock);
    private final FakeCluster cluster = new FakeCluster().add("shop", FakeCluster.CONFIG_MAP, "a", "b", "c");
    private final Command.StartBackup order = Given.order("shop");
    private VolumeMovers movers = new NoVolumeMovers();
    private Stopping stopping = new Stopping();

    @BeforeEach
    void accept() {
        states.store(Given.location(Given.LOCATION), 1);
        journal.create(order);
    }

    @Test
    void storesTheObjectsAndNotesTheOutcome() {
        Instant start = clock.instant();

        run(store);

        var outcome = (BackupOutcome.Succeeded) outcome();
        assertThat(outcome.startedAt()).isEqualTo(start);
        assertThat(outcome.totals().objects()).isEqualTo(4);
        assertThat(outcome.totals().blobs()).isEqualTo(2);
        assertThat(manifest().namespaces()).containsExactly("shop");
        assertThat(manifest().writtenBy()).isEqualTo("granary edge-agent 1.2.3");
        assertThat(events.all()).containsExactly(new AgentEvent.BackupStarted(order.commandId(), Given.BACKUP, start));
    }

    @Test
    void doesNotMakeABackupThatHasEndedOrIsUnknown() {
        run(store);

        run(store);
        runBackup(store).run(UUID.randomUUID());

        assertThat(events.of(AgentEvent.BackupStarted.class)).hasSize(1);
    }

    @Test
    void succeedsPartiallyWhenSomethingIsMissing() {
        cluster.add("shop", FakeCluster.CLAIM, "data");

        run(store);

        var outcome = (BackupOutcome.PartiallySucceeded) outcome();
        assertThat(outcome.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).isEqualTo("ClaimNotBound");
            assertThat(problem.name()).isEqualTo("data");
        });
        assertThat(manifest().problems()).hasSize(1);
    }

    @Test
    void tellsManyProblemsInAFewAndNamesAllInTheManifest() {
        String[] claims = new String[250];
        Arrays.setAll(claims, i -> "data-" + i);
        cluster.add("shop", FakeCluster.CLAIM, claims);

        run(store);

        var outcome = (BackupOutcome.PartiallySucceeded) outcome();
        assertThat(outcome.problems()).hasSize(Outcomes.MOST_PROBLEMS + 1);
        assertThat(outcome.problems().getLast().message()).contains("150 more");
        assertThat(manifest().problems()).hasSize(250);
    }

    @Test
    void shortensWhatOthersHaveToSayAboutAProblem() {
        for (int i = 0; i < 200; i++) {
            cluster.addDiscoveryProblem(Problem.of(
                    "APIService", null, "v" + i + ".acme.example", Reason.KIND_NOT_LISTABLE, "拒".repeat(60_000)));
        }

        run(store);

        var outcome = (BackupOutcome.PartiallySucceeded) outcome();
        assertThat(outcome.problems().toString().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(300_000);
    }

    @Test
    void failsWithoutAManifestWhenNoNamespaceExists() {
        Command.StartBackup other = new Command.StartBackup(
                UUID.randomUUID(), Given.DEADLINE, UUID.randomUUID(), Given.LOCATION, List.of("gone"));
        journal.create(other);

        runBackup(store).run(other.backupId());

        var outcome = journal.find(other.backupId()).orElseThrow().outcome().orElseThrow();
        assertThat(((BackupOutcome.Failed) outcome).refusal().reason()).isEqualTo("NamespaceNotFound");
        assertThat(store.list("", null, 10).blobs()).isEmpty();
    }

    @Test
    void failsWithTheReasonOfTheStore() {
        run(new RefusingStore(store, new BlobStoreException.AccessRefused("403", null), Fault.PUT));

        assertThat(failure().refusal().reason()).isEqualTo("AuthorizationFailed");
    }

    @Test
    void failsWhenTheApiServerDoesNotAnswer() {
        cluster.unreachable(true);

        run(store);

        assertThat(failure().refusal().reason()).isEqualTo("ShootUnreachable");
        assertThat(store.list("", null, 10).blobs()).isEmpty();
    }

    @Test
    void failsWhenTheLocationWasTakenAwayMeanwhile() {
        states.remove(Given.LOCATION);

        run(store);

        assertThat(failure().refusal().reason()).isEqualTo("LocationUnknown");
    }

    @Test
    void doesNotBeginWhenItsTurnComesAfterTheDeadline() {
        clock.advance(Duration.ofHours(2));

        run(store);

        assertThat(failure().refusal().reason()).isEqualTo("CommandExpired");
        assertThat(failure().startedAt()).isNull();
        assertThat(events.all()).isEmpty();
    }

    @Test
    void goesOnAfterTheDeadlineWhenItHadBegunBefore() {
        Instant firstStart = clock.instant();
        journal.started(Given.BACKUP, 1, firstStart);
        clock.advance(Duration.ofHours(2));

        run(store);

        assertThat(((BackupOutcome.Succeeded) outcome()).startedAt()).isEqualTo(firstStart);
        assertThat(entry().attempts()).isEqualTo(2);
    }

    @Test
    void givesUpABackupThatEndsItsProcessAgainAndAgain() {
        journal.started(Given.BACKUP, RunWork.MOST_ATTEMPTS, clock.instant());

        run(store);

        assertThat(failure().refusal().reason()).isEqualTo("BackupInterrupted");
    }

    @Test
    void takesWhatAnEarlierAttemptCommittedForTheOutcome() {
        run(store);
        Manifest first = manifest();
        BackupOutcome outcome = outcome();
        var forgetful = InMemoryJournal.ofBackups();
        forgetful.create(order);
        forgetful.started(Given.BACKUP, 1, ((BackupOutcome.Succeeded) outcome).startedAt());
        clock.advance(Duration.ofMinutes(1));

        new RunWork<>(WorkLine.ofBackups(forgetful), events, write(store), clock).run(Given.BACKUP);

        assertThat(forgetful.find(Given.BACKUP).orElseThrow().ended()).isEqualTo(outcome);
        assertThat(manifest()).isEqualTo(first);
    }

    @Test
    void leavesTheBackupToTheNextProcessWhenTheAgentEnds() {
        cluster.beforeEachObject(stopping::begin);

        assertThatThrownBy(() -> run(store)).isInstanceOf(StoppedException.class);

        assertThat(entry().outcome()).isEmpty();
        stopping = new Stopping();
        cluster.beforeEachObject(() -> {});
        run(store);
        assertThat(outcome()).isInstanceOf(BackupOutcome.Succeeded.class);
        assertThat(entry().attempts()).isEqualTo(2);
    }

    @Test
    void takesAFailureWhileTheAgentEndsForAnInterruption() {
        cluster.beforeEachObject(() -> {
            stopping.begin();
            cluster.unreachable(true);
        });

        assertThatThrownBy(() -> run(store)).isInstanceOf(StoppedException.class);

        assertThat(entry().outcome()).isEmpty();
    }

    @Test
    void makesTheBackupWhileTheBusIsAway() {
        events.unavailable(true);

        run(store);

        assertThat(outcome()).isInstanceOf(BackupOutcome.Succeeded.class);
    }

    @Test
    void handsOnAJournalThatDoesNotAnswerSoThatItIsTriedAgain() {
        cluster.beforeEachObject(() -> journal.unavailable(true));

        assertThatThrownBy(() -> run(store)).isInstanceOf(JournalUnavailableException.class);

        journal.unavailable(false);
        cluster.beforeEachObject(() -> {});
        run(store);
        assertThat(outcome()).isInstanceOf(BackupOutcome.Succeeded.class);
    }

    @Test
    void tellsProgressEveryTwoSecondsAtMost() {
        String[] names = new String[40];
        Arrays.setAll(names, i -> "map-%02d".formatted(i));
        cluster.add("shop", FakeCluster.CONFIG_MAP, names);
        cluster.beforeEachObject(() -> clock.advance(Duration.ofMillis(250)));

        run(store);

        var progress = events.of(AgentEvent.BackupProgressed.class);
        assertThat(progress).hasSize(5);
        assertThat(progress)
                .extracting(AgentEvent.BackupProgressed::sequence)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(progress).extracting(AgentEvent.BackupProgressed::objects).containsExactly(9L, 17L, 25L, 33L, 41L);
    }

    @Test
    void goesOnTellingProgressWhenTheClockIsSetBack() {
        String[] names = new String[40];
        Arrays.setAll(names, i -> "map-%02d".formatted(i));
        cluster.add("shop", FakeCluster.CONFIG_MAP, names);
        clock.advance(Duration.ofMinutes(10));
        var setBack = new AtomicBoolean();
        cluster.beforeEachObject(
                () -> clock.advance(setBack.getAndSet(true) ? Duration.ofMillis(250) : Duration.ofHours(-1)));

        run(store);

        assertThat(events.of(AgentEvent.BackupProgressed.class)).hasSize(5);
    }

    @Test
    void failsWhenWhatIsCommittedCannotBeRead() {
        BlobName manifest = new AttemptKey(KEY, 1, "0".repeat(32)).manifest();
        store.put(manifest, "{\"formatVersion\":\"9.0\"}".getBytes(StandardCharsets.UTF_8));

        run(store);

        assertThat(failure().refusal().reason()).isEqualTo("BackupUnreadable");
    }

    @Test
    void removesWhatItHasWrittenWhenItIsCancelled() {
        UUID command = UUID.randomUUID();
        cluster.beforeEachObject(() ->
                new CancelWork<>(line, clock).cancel(new Command.CancelBackup(command, Given.DEADLINE, Given.BACKUP)));

        run(store);

        assertThat(((BackupOutcome.Cancelled) outcome()).commandId()).isEqualTo(command);
        assertThat(store.list("", null, 10).blobs()).isEmpty();
    }

    @Test
    void endsTheMoverThatWorksWhenItIsCancelled() {
        UUID command = UUID.randomUUID();
        var endless = new EndlessMovers(() ->
                new CancelWork<>(line, clock).cancel(new Command.CancelBackup(command, Given.DEADLINE, Given.BACKUP)));
        movers = endless;
        addVolume();

        run(store);

        assertThat(((BackupOutcome.Cancelled) outcome()).commandId()).isEqualTo(command);
        assertThat(endless.running()).isZero();
        assertThat(new BackupReader(store).find(KEY)).isEmpty();
    }

    @Test
    void endsTheMoverThatWorksWhenTheAgentEndsAndBeginsAgainInTheNextProcess() {
        var endless = new EndlessMovers(() -> stopping.begin());
        movers = endless;
        addVolume();

        assertThatThrownBy(() -> run(store)).isInstanceOf(StoppedException.class);

        assertThat(endless.running()).isZero();
        assertThat(entry().outcome()).isEmpty();
        stopping = new Stopping();
        movers = new NoVolumeMovers();
        run(store);
        assertThat(outcome()).isInstanceOf(BackupOutcome.PartiallySucceeded.class);
    }

    @Test
    void leavesSignsOfLifeWhileAMoverWorks() {
        movers = new EndlessMovers(() -> {
            clock.advance(Duration.ofMinutes(61));
            if (signsOfLife() == 3) {
                stopping.begin();
            }
        });
        addVolume();

        assertThatThrownBy(() -> run(store)).isInstanceOf(StoppedException.class);

        assertThat(signsOfLife()).isEqualTo(3);
    }

    @Test
    void leavesTheDataOfVolumesOutWhenItIsAskedToAndIsWholeNevertheless() {
        var without = new Command.StartBackup(
                UUID.randomUUID(),
                Given.DEADLINE,
                UUID.randomUUID(),
                Given.LOCATION,
                List.of(SelectionRequest.ofNamespaces(List.of("shop"))),
                true);
        journal.create(without);
        addVolume();

        runBackup(store).run(without.backupId());

        var outcome = (BackupOutcome.Succeeded)
                journal.find(without.backupId()).orElseThrow().outcome().orElseThrow();
        assertThat(outcome.totals().volumes()).containsExactly(VolumeTotals.skipped("shop", "data"));
        assertThat(outcome.totals().objects()).isEqualTo(6);
    }

    @Test
    void goesOnFromTheFormerBackupOfItsVolumes(@TempDir Path data) throws IOException {
        byte[] large = new byte[1 << 20];
        new Random(7).nextBytes(large);
        Files.write(data.resolve("large"), large);
        movers = new DirectoryMovers(store, clock).volume("shop", "data", data);
        addVolume();
        run(store);
        VolumeTotals first = volumes(outcome()).getFirst();
        clock.advance(Duration.ofMinutes(10));
        Command.StartBackup second = new Command.StartBackup(
                UUID.randomUUID(), clock.instant().plusSeconds(60), UUID.randomUUID(), Given.LOCATION, List.of("shop"));
        journal.create(second);

        runBackup(store).run(second.backupId());

        VolumeTotals next = volumes(
                        journal.find(second.backupId()).orElseThrow().outcome().orElseThrow())
                .getFirst();
        assertThat(first.mode()).isEqualTo(VolumeTotals.Mode.FULL);
        assertThat(first.addedBytes()).isGreaterThanOrEqualTo(1 << 20);
        assertThat(next.mode()).isEqualTo(VolumeTotals.Mode.INCREMENTAL);
        assertThat(next.contentBytes()).isEqualTo(1 << 20);
        assertThat(next.addedBytes()).isLessThan(first.addedBytes() / 2);
    }

    private static List<VolumeTotals> volumes(BackupOutcome outcome) {
        return ((BackupOutcome.Succeeded) outcome).totals().volumes();
    }

    private long signsOfLife() {
        return store.list("", null, 100).blobs().stream()
                .filter(blob -> blob.name().value().contains("/alive-"))
                .count();
    }

    /** A claim whose volume lies on a node. */
    private void addVolume() {
        cluster.addYaml("""
                {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data, namespace: shop},
                 spec: {volumeName: pv-1}}""");
        cluster.addYaml("""
                {apiVersion: v1, kind: PersistentVolume, metadata: {name: pv-1}, spec: {hostPath: {path: /mnt/1},
                 nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [
                   {key: kubernetes.io/hostname, operator: In, values: [node-1]}]}]}}}}""");
    }

    @Test
    void removesWhatAProcessLeftBehindThatWasKilledWhenItIsCancelledThen() {
        cluster.beforeEachObject(stopping::begin);
        assertThatThrownBy(() -> run(store)).isInstanceOf(StoppedException.class);
        assertThat(store.list("", null, 10).blobs()).isNotEmpty();
        stopping = new Stopping();
        UUID command = UUID.randomUUID();
        journal.cancel(Given.BACKUP, command);

        run(store);

        assertThat(((BackupOutcome.Cancelled) outcome()).commandId()).isEqualTo(command);
        assertThat(new BackupReader(store).find(KEY)).isEmpty();
        assertThat(store.list("", null, 10).blobs())
                .as("the tombstone waits for a collection")
                .singleElement()
                .satisfies(blob -> assertThat(blob.name().value()).endsWith("/manifest.json"));
    }

    @Test
    void doesNotBeginWhatWasCancelledBeforeItsTurn() {
        journal.cancel(Given.BACKUP, UUID.randomUUID());

        run(store);

        assertThat(((BackupOutcome.Cancelled) outcome()).startedAt()).isNull();
        assertThat(events.all()).isEmpty();
        assertThat(store.list("", null, 10).blobs()).isEmpty();
    }

    @Test
    void keepsABackupThatWasCompleteBeforeItWasCancelled() {
        run(store);
        var forgetful = InMemoryJournal.ofBackups();
        forgetful.create(order);
        forgetful.started(Given.BACKUP, 1, clock.instant());
        forgetful.cancel(Given.BACKUP, UUID.randomUUID());

        new RunWork<>(WorkLine.ofBackups(forgetful), events, write(store), clock).run(Given.BACKUP);

        assertThat(forgetful.find(Given.BACKUP).orElseThrow().ended()).isInstanceOf(BackupOutcome.Succeeded.class);
        assertThat(new BackupReader(store).find(KEY)).isPresent();
    }

    private void run(BlobStore into) {
        runBackup(into).run(Given.BACKUP);
    }

    private RunWork<Command.StartBackup, BackupOutcome> runBackup(BlobStore into) {
        return new RunWork<>(line, events, write(into), clock);
    }

    private WriteBackup write(BlobStore into) {
        var self = new AgentIdentity(Given.CLUSTER, "acme", UUID.randomUUID(), "1.2.3");
        var export = new ExportObjects(cluster, "granary-system", new JsonObjectLines());
        var attempt = new WriteAttempt(self, export, new BackUpVolumes(cluster, movers), stopping, clock);
        return new WriteBackup(self, Given.locations(states, into), attempt, stopping, clock);
    }

    private Journalled<Command.StartBackup, BackupOutcome> entry() {
        return journal.find(Given.BACKUP).orElseThrow();
    }

    private BackupOutcome outcome() {
        return entry().outcome().orElseThrow();
    }

    private BackupOutcome.Failed failure() {
        return (BackupOutcome.Failed) outcome();
    }

    private Manifest manifest() {
        return new BackupReader(store).find(KEY).orElseThrow().manifest();
    }
}
