package dev.granary.agent.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.agent.adapter.json.JsonObjectLines;
import dev.granary.agent.application.port.ClusterWrites.Result;
import dev.granary.agent.application.port.ClusterWrites.Verb;
import dev.granary.agent.application.port.ClusterWrites.Why;
import dev.granary.agent.application.restore.RestoreObjects;
import dev.granary.agent.application.restore.RestoreSettings;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.RestoreOutcome;
import dev.granary.agent.domain.restore.Outcome;
import dev.granary.agent.domain.restore.RestoreRequest;
import dev.granary.agent.fakes.FakeApiServer;
import dev.granary.agent.fakes.FakeCluster;
import dev.granary.agent.fakes.FakeKinds;
import dev.granary.agent.fakes.FakeWrites;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.InMemoryDesiredStates;
import dev.granary.agent.fakes.InMemoryJournal;
import dev.granary.agent.fakes.InMemoryNewVolumes;
import dev.granary.agent.fakes.InMemoryRestoreResults;
import dev.granary.agent.fakes.MovableClock;
import dev.granary.agent.fakes.RecordedEvents;
import dev.granary.agent.fakes.RefusingStore;
import dev.granary.agent.fakes.RefusingStore.Fault;
import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunRestoreTest {

    private static final UUID OWNER = BackupInStore.OWNER;

    private final MovableClock clock = new MovableClock();
    private final InMemoryJournal<Command.StartRestore, RestoreOutcome> journal = InMemoryJournal.ofRestores();
    private final WorkLine<Command.StartRestore, RestoreOutcome> line = WorkLine.ofRestores(journal);
    private final InMemoryDesiredStates states = new InMemoryDesiredStates();
    private final RecordedEvents events = new RecordedEvents();
    private final BlobStore store = new MemoryBlobStore(clock);
    private final FakeApiServer target = new FakeApiServer();
    private final FakeWrites writes = new FakeWrites(target);
    private final InMemoryNewVolumes volumes = new InMemoryNewVolumes(target);
    private final InMemoryRestoreResults results = new InMemoryRestoreResults();
    private final BackupInStore backup = new BackupInStore(store, clock);
    private Stopping stopping = new Stopping();

    @BeforeEach
    void haveABackup() {
        states.store(Given.location(Given.LOCATION), 1);
        backup.write(new FakeCluster().add("shop", FakeCluster.CONFIG_MAP, "a", "b", "c"), "shop");
    }

    @Test
    void bringsTheObjectsOfAnotherClusterBackAndNotesTheOutcome() {
        var order = accept(Given.restoring(OWNER, false));

        run(order);

        var outcome = (RestoreOutcome.Completed) outcome(order);
        assertThat(outcome.report().isComplete()).isTrue();
        assertThat(outcome.report().count(Outcome.CREATED)).isEqualTo(4);
        assertThat(target.find(FakeKinds.CONFIG_MAP, "shop", "a")).isPresent();
        assertThat(events.all())
                .containsExactly(
                        new AgentEvent.RestoreStarted(order.commandId(), order.restoreId(), clock.instant(), false));
    }

    @Test
    void changesNothingInADryRun() {
        var order = accept(Given.restoring(OWNER, true));

        run(order);

        assertThat(((RestoreOutcome.Completed) outcome(order)).report().count(Outcome.CREATED))
                .isEqualTo(4);
        assertThat(writes.calls()).isEmpty();
        assertThat(target.find(FakeKinds.NAMESPACE, null, "shop")).isEmpty();
    }

    @Test
    void namesWhatIsMissing() {
        writes.refuse(object -> object.name().equals("b"), new Result.Refused(Why.INVALID, "no such field"));
        var order = accept(Given.restoring(OWNER, false));

        run(order);

        var report = ((RestoreOutcome.Completed) outcome(order)).report();
        assertThat(report.isComplete()).isFalse();
        assertThat(report.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo("ConfigMap");
            assertThat(problem.apiVersion()).isEqualTo("v1");
            assertThat(problem.namespace()).isEqualTo("shop");
            assertThat(problem.name()).isEqualTo("b");
            assertThat(problem.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(problem.reason()).isEqualTo("ObjectInvalid");
            assertThat(problem.message()).isEqualTo("No such field.");
        });
    }

    @Test
    void bringsNamespacesOfTheSystemBackWhenTheBackupHasThem() {
        backup.write(new FakeCluster().add("kube-system", FakeCluster.CONFIG_MAP, "dns"), "kube-system");
        var order = accept(Given.restoring(OWNER, false));

        run(order);

        assertThat(target.find(FakeKinds.CONFIG_MAP, "kube-system", "dns")).isPresent();
    }

    @Test
    void namesTheRoleToBindWhenTheAgentMayNotRestore() {
        writes.takeRight(Verb.CREATE);
        var order = accept(Given.restoring(OWNER, false));

        run(order);

        assertThat(failure(order).refusal().reason()).isEqualTo("RightMissing");
        assertThat(failure(order).refusal().message()).contains("granary-agent-restore");
        assertThat(writes.calls()).isEmpty();
    }

    @Test
    void failsWhenTheLocationDoesNotHaveTheBackup() {
        var order = accept(Given.restoring(UUID.randomUUID(), false));

        run(order);

        assertThat(failure(order).refusal().reason()).isEqualTo("BackupNotInStore");
    }

    @Test
    void failsWhenTheLocationWasTakenAwayMeanwhile() {
        var order = accept(Given.restoring(OWNER, false));
        states.remove(Given.LOCATION);

        run(order);

        assertThat(failure(order).refusal().reason()).isEqualTo("LocationUnknown");
    }

    @Test
    void failsWithTheReasonOfTheStore() {
        var order = accept(Given.restoring(OWNER, false));

        run(order, new RefusingStore(store, new BlobStoreException.AccessRefused("403", null), Fault.LIST));

        assertThat(failure(order).refusal().reason()).isEqualTo("AuthorizationFailed");
    }

    @Test
    void failsWhenTheManifestCannotBeRead() {
        UUID damaged = UUID.randomUUID();
        BackupKey key = new BackupKey(damaged, Given.BACKUP);
        store.put(new AttemptKey(key, 1, "0".repeat(32)).manifest(), "{}".getBytes(StandardCharsets.UTF_8));
        var order = accept(Given.restoring(damaged, false));

        run(order);

        assertThat(failure(order).refusal().reason()).isEqualTo("BackupUnreadable");
    }

    @Test
    void failsWhenTheApiServerDoesNotAnswer() {
        writes.becomeUnreachableAfter(2);
        var order = accept(Given.restoring(OWNER, false));

        run(order);

        assertThat(failure(order).refusal().reason()).isEqualTo("ShootUnreachable");
    }

    @Test
    void doesNotBeginWhenItsTurnComesAfterTheDeadline() {
        var order = accept(Given.restoring(OWNER, false));
        clock.advance(Duration.ofHours(2));

        run(order);

        assertThat(failure(order).refusal().reason()).isEqualTo("CommandExpired");
        assertThat(writes.calls()).isEmpty();
    }

    @Test
    void stopsBetweenObjectsWhenItIsCancelled() {
        UUID command = UUID.randomUUID();
        var order = accept(Given.restoring(OWNER, false));
        cancelAt("b", order, command);

        run(order);

        var outcome = (RestoreOutcome.Cancelled) outcome(order);
        assertThat(outcome.commandId()).isEqualTo(command);
        assertThat(outcome.report().count(Outcome.CREATED)).isEqualTo(3);
        assertThat(target.find(FakeKinds.CONFIG_MAP, "shop", "a")).isPresent();
        assertThat(target.find(FakeKinds.CONFIG_MAP, "shop", "c")).isEmpty();
    }

    @Test
    void doesNothingWhenItWasCancelledBeforeItsTurn() {
        UUID command = UUID.randomUUID();
        var order = accept(Given.restoring(OWNER, false));
        journal.cancel(order.restoreId(), command);

        run(order);

        assertThat(((RestoreOutcome.Cancelled) outcome(order)).commandId()).isEqualTo(command);
        assertThat(writes.calls()).isEmpty();
        assertThat(events.all()).isEmpty();
    }

    @Test
    void saysWhatAnAttemptHadRestoredThatEndedBeforeItWasCancelled() {
        var order = accept(Given.restoring(OWNER, false));
        stopAt("b");
        assertThatThrownBy(() -> run(order)).isInstanceOf(StoppedException.class);
        journal.cancel(order.restoreId(), UUID.randomUUID());

        run(order);

        var report = ((RestoreOutcome.Cancelled) outcome(order)).report();
        assertThat(report.count(Outcome.CREATED)).isEqualTo(3);
        assertThat(target.find(FakeKinds.CONFIG_MAP, "shop", "c")).isEmpty();
    }

    @Test
    void goesOnInTheNextProcessAndEndsAsIfNothingHadBeen() {
        var order = accept(Given.restoring(OWNER, false));
        stopAt("b");
        assertThatThrownBy(() -> run(order)).isInstanceOf(StoppedException.class);
        assertThat(journal.find(order.restoreId()).orElseThrow().outcome()).isEmpty();
        assertThat(target.find(FakeKinds.CONFIG_MAP, "shop", "c")).isEmpty();

        stopping = new Stopping();
        run(order);

        assertThat(((RestoreOutcome.Completed) outcome(order)).report().count(Outcome.CREATED))
                .isEqualTo(4);
        assertThat(target.find(FakeKinds.CONFIG_MAP, "shop", "c")).isPresent();
        assertThat(journal.find(order.restoreId()).orElseThrow().attempts()).isEqualTo(2);
    }

    @Test
    void givesUpARestoreThatEndsItsProcessAgainAndAgain() {
        var order = accept(Given.restoring(OWNER, false));
        journal.started(order.restoreId(), RunWork.MOST_ATTEMPTS, clock.instant());

        run(order);

        assertThat(failure(order).refusal().reason()).isEqualTo("RestoreInterrupted");
    }

    @Test
    void tellsProgressEveryTwoSecondsAtMost() {
        writes.refuse(
                object -> {
                    clock.advance(Duration.ofMillis(800));
                    return false;
                },
                new Result.Exists());
        var order = accept(Given.restoring(OWNER, false));

        run(order);

        assertThat(events.of(AgentEvent.RestoreProgressed.class))
                .singleElement()
                .satisfies(progress -> {
                    assertThat(progress.done()).isEqualTo(3);
                    assertThat(progress.total()).isEqualTo(4);
                    assertThat(progress.phase().name()).isEqualTo("CONFIGURATION");
                });
    }

    @Test
    void keepsTheFirstThousandProblemsAndCountsAll() {
        String[] names = new String[1_200];
        Arrays.setAll(names, i -> "m-" + i);
        backup.write(new FakeCluster().add("shop", FakeCluster.CONFIG_MAP, names), "shop");
        writes.refuse(object -> object.name().startsWith("m-"), new Result.Refused(Why.INVALID, "x".repeat(5_000)));
        var order = accept(Given.restoring(OWNER, false));

        run(order);

        var report = ((RestoreOutcome.Completed) outcome(order)).report();
        assertThat(report.count(Outcome.FAILED)).isEqualTo(1_200);
        assertThat(report.problems())
                .hasSize(RestoreTally.MOST_PROBLEMS)
                .allSatisfy(problem -> assertThat(problem.message()).hasSize(RestoreCount.LONGEST_MESSAGE));
    }

    @Test
    void keepsAsManyProblemsAsFitIntoAnEventWhateverLanguageTheyAreIn() {
        String[] names = new String[1_000];
        Arrays.setAll(names, i -> "m-" + i);
        backup.write(new FakeCluster().add("shop", FakeCluster.CONFIG_MAP, names), "shop");
        writes.refuse(object -> object.name().startsWith("m-"), new Result.Refused(Why.INVALID, "拒".repeat(5_000)));
        var order = accept(Given.restoring(OWNER, false));

        run(order);

        var report = ((RestoreOutcome.Completed) outcome(order)).report();
        assertThat(report.count(Outcome.FAILED)).isEqualTo(1_000);
        assertThat(report.problems()).hasSizeGreaterThan(500);
        assertThat(report.problems().toString().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(900_000);
    }

    @Test
    void rejectsARestoreThatCannotBeWanted() {
        var order = Given.restoring(OWNER, false);
        var wrong = new Command.StartRestore(
                order.commandId(),
                order.deadline(),
                order.restoreId(),
                order.backup(),
                false,
                new RestoreRequest(
                        order.request().selection(),
                        Map.of("shop", "granary-system"),
                        "",
                        Map.of(),
                        order.request().existing(),
                        false,
                        false,
                        false,
                        false));

        var answers = new StartRestore(restoreObjects(), new StartWork<>(line, states, clock)).start(wrong);

        assertThat(answers).singleElement().satisfies(answer -> {
            var refusal = ((AgentEvent.CommandRejected) answer).refusal();
            assertThat(refusal.reason()).isEqualTo("CommandMalformed");
            assertThat(refusal.message()).contains("/namespaceMapping/shop", "agent's own namespace");
        });
        assertThat(journal.all()).isEmpty();
    }

    private void stopAt(String name) {
        writes.refuse(
                object -> {
                    if (object.name().equals(name)) {
                        stopping.begin();
                    }
                    return false;
                },
                new Result.Exists());
    }

    private void cancelAt(String name, Command.StartRestore order, UUID command) {
        writes.refuse(
                object -> {
                    if (object.name().equals(name)) {
                        new CancelWork<>(line, clock)
                                .cancel(new Command.CancelRestore(command, Given.DEADLINE, order.restoreId()));
                    }
                    return false;
                },
                new Result.Exists());
    }

    private Command.StartRestore accept(Command.StartRestore order) {
        journal.create(order);
        return order;
    }

    private void run(Command.StartRestore order) {
        run(order, store);
    }

    private void run(Command.StartRestore order, BlobStore from) {
        var find = new FindBackup(Given.locations(states, from));
        var doing = new RestoreBackup(find, restoreObjects(), results, stopping, clock);
        new RunWork<>(line, events, doing, clock).run(order.restoreId());
    }

    private RestoreObjects restoreObjects() {
        return new RestoreObjects(
                new FakeCluster(target),
                writes,
                new JsonObjectLines(),
                volumes,
                new RestoreSettings("granary-system", time -> {}, 1));
    }

    private RestoreOutcome outcome(Command.StartRestore order) {
        return journal.find(order.restoreId()).orElseThrow().outcome().orElseThrow();
    }

    private RestoreOutcome.Failed failure(Command.StartRestore order) {
        return (RestoreOutcome.Failed) outcome(order);
    }
}
