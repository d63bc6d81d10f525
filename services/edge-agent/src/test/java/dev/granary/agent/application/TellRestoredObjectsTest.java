package dev.granary.agent.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.granary.agent.adapter.json.JsonObjectLines;
import dev.granary.agent.application.port.ClusterWrites.Result;
import dev.granary.agent.application.port.ClusterWrites.Why;
import dev.granary.agent.application.port.EventsUnavailableException;
import dev.granary.agent.application.port.RestoreResults;
import dev.granary.agent.application.restore.RestoreObjects;
import dev.granary.agent.application.restore.RestoreSettings;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.AgentEvent.RestoreObjectResults;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.RestoreOutcome;
import dev.granary.agent.domain.RestoredObject;
import dev.granary.agent.domain.restore.Outcome;
import dev.granary.agent.fakes.FakeApiServer;
import dev.granary.agent.fakes.FakeCluster;
import dev.granary.agent.fakes.FakeWrites;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.InMemoryDesiredStates;
import dev.granary.agent.fakes.InMemoryJournal;
import dev.granary.agent.fakes.InMemoryNewVolumes;
import dev.granary.agent.fakes.InMemoryRestoreResults;
import dev.granary.agent.fakes.MovableClock;
import dev.granary.agent.fakes.RecordedEvents;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One result for each object of a restore, from the first attempt to the control plane. */
class TellRestoredObjectsTest {

    private final MovableClock clock = new MovableClock();
    private final InMemoryJournal<Command.StartRestore, RestoreOutcome> journal = InMemoryJournal.ofRestores();
    private final WorkLine<Command.StartRestore, RestoreOutcome> line = WorkLine.ofRestores(journal);
    private final InMemoryRestoreResults results = new InMemoryRestoreResults();
    private final InMemoryDesiredStates states = new InMemoryDesiredStates();
    private final RecordedEvents events = new RecordedEvents();
    private final BlobStore store = new MemoryBlobStore(clock);
    private final FakeApiServer target = new FakeApiServer();
    private final FakeWrites writes = new FakeWrites(target);
    private final BackupInStore backup = new BackupInStore(store, clock);
    private Stopping stopping = new Stopping();

    @BeforeEach
    void haveABackup() {
        states.store(Given.location(Given.LOCATION), 1);
        backup.write(new FakeCluster().add("shop", FakeCluster.CONFIG_MAP, "a", "b", "c"), "shop");
    }

    @Test
    void tellsWhatBecameOfEachObjectBeforeTheEnd() {
        writes.refuse(object -> object.name().equals("b"), new Result.Refused(Why.INVALID, "no such field"));
        var order = accept(false);
        run(order);

        report();

        var told = events.of(RestoreObjectResults.class);
        assertThat(told).singleElement().satisfies(part -> {
            assertThat(part.commandId()).isEqualTo(order.commandId());
            assertThat(part.restoreId()).isEqualTo(order.restoreId());
            assertThat(part.part()).isEqualTo(1);
            assertThat(part.last()).isTrue();
        });
        assertThat(told.getFirst().objects())
                .extracting(RestoredObject::kind, RestoredObject::name, RestoredObject::outcome, RestoredObject::reason)
                .containsExactlyInAnyOrder(
                        tuple("Namespace", "shop", Outcome.CREATED, ""),
                        tuple("ConfigMap", "a", Outcome.CREATED, ""),
                        tuple("ConfigMap", "b", Outcome.FAILED, "ObjectInvalid"),
                        tuple("ConfigMap", "c", Outcome.CREATED, ""));
        assertThat(events.all().getLast()).isInstanceOf(AgentEvent.RestoreEnded.class);
        assertThat(results.find(order.restoreId(), 1)).isEmpty();
    }

    @Test
    void tellsWhatADryRunFound() {
        run(accept(true));

        report();

        assertThat(objects())
                .hasSize(4)
                .allSatisfy(it -> assertThat(it.outcome()).isEqualTo(Outcome.CREATED));
    }

    @Test
    void aStopInTheMiddleIsNotTheLastOfAnAttempt() {
        many(2 * Parts.MOST);
        var order = accept(false);
        at(object -> object.equals("m-700"), stopping::begin);

        assertThatThrownBy(() -> run(order)).isInstanceOf(StoppedException.class);

        assertThat(results.parts(order.restoreId())).isNotEmpty().noneMatch(RestoreResults.Part::last);
    }

    @Test
    void tellsEachObjectOnceAfterAStopInTheMiddle() {
        many(2 * Parts.MOST);
        var order = accept(false);
        at(object -> object.equals("m-700"), stopping::begin);
        assertThatThrownBy(() -> run(order)).isInstanceOf(StoppedException.class);
        assertThat(results.find(order.restoreId(), 1)).isPresent();

        stopping = new Stopping();
        run(order);
        report();

        assertThat(events.of(RestoreObjectResults.class))
                .extracting(RestoreObjectResults::part, RestoreObjectResults::last)
                .containsExactly(tuple(1, false), tuple(2, false), tuple(3, true));
        assertThat(objects())
                .hasSize(2 * Parts.MOST + 1)
                .extracting(RestoredObject::kind, RestoredObject::name)
                .doesNotHaveDuplicates();
    }

    @Test
    void tellsWhatACancelledRestoreCameTo() {
        var order = accept(false);
        at(
                object -> object.equals("b"),
                () -> new CancelWork<>(line, clock)
                        .cancel(new Command.CancelRestore(UUID.randomUUID(), Given.DEADLINE, order.restoreId())));
        run(order);

        report();

        assertThat(objects()).extracting(RestoredObject::name).containsExactlyInAnyOrder("shop", "a", "b");
    }

    @Test
    void doesNotCallThemAllWhereTheRestoreFailedInTheMiddle() {
        many(Parts.MOST + 100);
        writes.becomeUnreachableAfter(Parts.MOST + 50);
        run(accept(false));

        report();

        assertThat(events.of(RestoreObjectResults.class))
                .extracting(RestoreObjectResults::last)
                .containsExactly(false, false);
        assertThat(objects()).hasSizeGreaterThan(Parts.MOST);
        assertThat(events.all().getLast()).isInstanceOf(AgentEvent.RestoreEnded.class);
    }

    @Test
    void tellsTheSamePartsAgainWhenTheBusDidNotTakeTheEnd() {
        many(2 * Parts.MOST);
        var order = accept(false);
        run(order);
        events.unavailableFor(AgentEvent.RestoreEnded.class);
        assertThatThrownBy(this::report).isInstanceOf(EventsUnavailableException.class);
        var first = events.of(RestoreObjectResults.class);
        events.unavailable(false);

        report();
        report();

        var all = events.of(RestoreObjectResults.class);
        assertThat(first).hasSize(3);
        assertThat(all).hasSize(6);
        assertThat(all.subList(3, 6)).isEqualTo(first);
        assertThat(events.of(AgentEvent.RestoreEnded.class)).hasSize(1);
        assertThat(journal.find(order.restoreId()).orElseThrow().reported()).isTrue();
    }

    @Test
    void tellsNothingOfAnAttemptThatHadMoreParts() {
        var order = accept(false);
        for (int i = 1; i <= 3; i++) {
            var former = new RestoredObject("ConfigMap", "v1", "shop", "former-" + i, Outcome.CREATED, "", "");
            results.keep(order.restoreId(), new RestoreResults.Part(i, i == 3, List.of(former)));
        }
        run(order);

        report();

        assertThat(objects()).extracting(RestoredObject::name).containsExactlyInAnyOrder("shop", "a", "b", "c");
        assertThat(events.of(RestoreObjectResults.class))
                .extracting(RestoreObjectResults::part, RestoreObjectResults::last)
                .containsExactly(tuple(1, true));
    }

    @Test
    void aRemovalThatDiedHalfWayIsNotToldAndGoesLater() {
        many(2 * Parts.MOST);
        var order = accept(false);
        run(order);
        results.failRemovalAfter(1);

        report();
        report();

        assertThat(events.of(RestoreObjectResults.class)).hasSize(3);
        assertThat(results.parts(order.restoreId()))
                .extracting(RestoreResults.Part::number)
                .containsExactly(2, 3);
        sweep();
        assertThat(results.parts(order.restoreId())).isEmpty();
    }

    @Test
    void aRestoreDoesNotFailForResultsThatCannotBeKept() {
        many(2 * Parts.MOST);
        var order = accept(false);
        at(object -> object.equals("m-700"), () -> results.unavailable(true));
        run(order);
        results.unavailable(false);

        report();

        assertThat(journal.find(order.restoreId()).orElseThrow()).satisfies(entry -> {
            assertThat(entry.attempts()).isEqualTo(1);
            assertThat(entry.ended()).isInstanceOf(RestoreOutcome.Completed.class);
        });
        assertThat(events.of(RestoreObjectResults.class))
                .extracting(RestoreObjectResults::part, RestoreObjectResults::last)
                .containsExactly(tuple(1, false));
    }

    @Test
    void keepsNothingWhereTheFormerAttemptCannotBeForgotten() {
        many(2 * Parts.MOST);
        var order = accept(false);
        at(object -> object.equals("m-700"), stopping::begin);
        assertThatThrownBy(() -> run(order)).isInstanceOf(StoppedException.class);
        var former = results.parts(order.restoreId());

        stopping = new Stopping();
        results.unremovable(true);
        run(order);

        assertThat(results.parts(order.restoreId())).isEqualTo(former);
    }

    @Test
    void theEndOfARestoreDoesNotWaitForWhatCannotBeRemoved() {
        var order = accept(false);
        run(order);
        results.unremovable(true);

        report();
        report();

        assertThat(events.of(AgentEvent.RestoreEnded.class)).hasSize(1);
        assertThat(journal.find(order.restoreId()).orElseThrow().reported()).isTrue();
        sweep();
        assertThat(results.find(order.restoreId(), 1)).isPresent();
        results.unremovable(false);
        sweep();
        assertThat(results.find(order.restoreId(), 1)).isEmpty();
    }

    @Test
    void whatIsStillToBeToldIsNotSweptAway() {
        var order = accept(false);
        run(order);

        sweep();

        assertThat(results.find(order.restoreId(), 1)).isPresent();
    }

    @Test
    void whatIsKeptOfARestoreThatSomebodyDeletedIsSweptAway() {
        var order = accept(false);
        run(order);
        journal.remove(order.restoreId());

        sweep();

        assertThat(results.find(order.restoreId(), 1)).isEmpty();
    }

    private void sweep() {
        new SweepRestoreResults(journal, results).sweep();
    }

    private void many(int count) {
        String[] names = new String[count];
        Arrays.setAll(names, i -> "m-" + i);
        backup.write(new FakeCluster().add("shop", FakeCluster.CONFIG_MAP, names), "shop");
    }

    private void at(Predicate<String> name, Runnable work) {
        writes.refuse(
                object -> {
                    if (name.test(object.name())) {
                        work.run();
                    }
                    return false;
                },
                new Result.Exists());
    }

    private List<RestoredObject> objects() {
        return events.of(RestoreObjectResults.class).stream()
                .flatMap(part -> part.objects().stream())
                .toList();
    }

    private Command.StartRestore accept(boolean dryRun) {
        var order = Given.restoring(BackupInStore.OWNER, dryRun);
        journal.create(order);
        return order;
    }

    private void run(Command.StartRestore order) {
        var restore = new RestoreObjects(
                new FakeCluster(target),
                writes,
                new JsonObjectLines(),
                new InMemoryNewVolumes(target),
                new RestoreSettings("granary-system", time -> {}, 1));
        var find = new FindBackup(Given.locations(states, store));
        new RunWork<>(line, events, new RestoreBackup(find, restore, results, stopping, clock), clock)
                .run(order.restoreId());
    }

    private void report() {
        new ReportOutcomes(List.of(line), List.of(new TellRestoredObjects(results, events)), events).report();
    }
}
