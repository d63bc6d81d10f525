package dev.granary.agent.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.granary.agent.adapter.json.JsonObjectLines;
import dev.granary.agent.application.export.ExportObjects;
import dev.granary.agent.application.port.EventsUnavailableException;
import dev.granary.agent.application.volume.BackUpVolumes;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.AgentEvent.BackupObjectResults;
import dev.granary.agent.domain.BackedUpObject;
import dev.granary.agent.domain.BackedUpObject.Result;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Command;
import dev.granary.agent.fakes.FakeCluster;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.InMemoryDesiredStates;
import dev.granary.agent.fakes.InMemoryJournal;
import dev.granary.agent.fakes.MovableClock;
import dev.granary.agent.fakes.NoVolumeMovers;
import dev.granary.agent.fakes.RecordedEvents;
import dev.granary.agent.fakes.RefusingStore;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TellObjectsTest {

    private final MovableClock clock = new MovableClock();
    private final InMemoryJournal<Command.StartBackup, BackupOutcome> journal = InMemoryJournal.ofBackups();
    private final WorkLine<Command.StartBackup, BackupOutcome> line = WorkLine.ofBackups(journal);
    private final InMemoryDesiredStates states = new InMemoryDesiredStates();
    private final RecordedEvents events = new RecordedEvents();
    private final BlobStore store = new MemoryBlobStore(clock);
    private final FakeCluster cluster = new FakeCluster().add("shop", FakeCluster.CONFIG_MAP, "a");
    private final Command.StartBackup order = Given.order("shop", "gone");

    @BeforeEach
    void accept() {
        states.store(Given.location(Given.LOCATION), 1);
        journal.create(order);
    }

    @Test
    void tellsWhatBecameOfEachObjectBeforeTheEnd() {
        cluster.addYaml("{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: unbound, namespace: shop}}");
        cluster.addYaml("""
                {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: cache, namespace: shop,
                 annotations: {granary.dev/volume-data: skip}}}""");
        backUp();

        report(store);

        var told = events.of(BackupObjectResults.class);
        assertThat(told).singleElement().satisfies(part -> {
            assertThat(part.commandId()).isEqualTo(order.commandId());
            assertThat(part.part()).isEqualTo(1);
            assertThat(part.last()).isTrue();
        });
        assertThat(told.getFirst().objects())
                .extracting(BackedUpObject::kind, BackedUpObject::name, BackedUpObject::result, BackedUpObject::reason)
                .containsExactlyInAnyOrder(
                        tuple("Namespace", "gone", Result.FAILED, "NamespaceNotFound"),
                        tuple("PersistentVolumeClaim", "unbound", Result.FAILED, "ClaimNotBound"),
                        tuple("PersistentVolumeClaim", "cache", Result.SKIPPED, "VolumeDataSkipped"),
                        tuple("Namespace", "shop", Result.STORED, null),
                        tuple("ConfigMap", "a", Result.STORED, null));
        assertThat(events.all().getLast()).isInstanceOf(AgentEvent.BackupEnded.class);
    }

    @Test
    void tellsManyObjectsInPartsOfABoundedSize() {
        String[] names = new String[2 * Parts.MOST];
        Arrays.setAll(names, i -> "settings-" + i);
        cluster.add("shop", FakeCluster.CONFIG_MAP, names);
        backUp();

        report(store);

        var told = events.of(BackupObjectResults.class);
        assertThat(told).extracting(part -> part.objects().size()).containsExactly(500, 500, 2);
        assertThat(told).extracting(BackupObjectResults::part).containsExactly(1, 2, 3);
        assertThat(told).extracting(BackupObjectResults::last).containsExactly(false, false, true);
        assertThat(told.stream().flatMap(part -> part.objects().stream()))
                .doesNotHaveDuplicates()
                .hasSize(1_002);
    }

    @Test
    void tellsTheSamePartsAgainWhenTheBusDidNotTakeThem() {
        backUp();
        events.unavailable(true);
        assertThatThrownBy(() -> report(store)).isInstanceOf(EventsUnavailableException.class);
        events.unavailable(false);

        report(store);
        report(store);

        assertThat(events.of(BackupObjectResults.class)).hasSize(1);
        assertThat(journal.find(Given.BACKUP).orElseThrow().reported()).isTrue();
    }

    @Test
    void tellsTheEndAlsoWhenTheStoreDoesNotGiveTheObjectsBack() {
        backUp();

        report(new RefusingStore(
                store, new BlobStoreException.Unreachable("it is away", null), RefusingStore.Fault.GET));

        assertThat(events.of(BackupObjectResults.class)).isEmpty();
        assertThat(events.of(AgentEvent.BackupEnded.class)).hasSize(1);
    }

    @Test
    void tellsNothingOfABackupThatIsNone() {
        journal.finished(Given.BACKUP, new BackupOutcome.Cancelled(null, clock.instant(), UUID.randomUUID(), 0));

        report(store);

        assertThat(events.of(BackupObjectResults.class)).isEmpty();
    }

    private void report(BlobStore from) {
        new ReportOutcomes(List.of(line), List.of(Given.tellObjects(from, events)), events).report();
    }

    private void backUp() {
        var self = new AgentIdentity(Given.CLUSTER, "acme", UUID.randomUUID(), "1.2.3");
        var stopping = new Stopping();
        var export = new ExportObjects(cluster, "granary-system", new JsonObjectLines());
        var volumes = new BackUpVolumes(cluster, new NoVolumeMovers());
        var attempt = new WriteAttempt(self, export, volumes, stopping, clock);
        var write = new WriteBackup(self, Given.locations(states, store), attempt, stopping, clock);
        new RunWork<>(line, events, write, clock).run(Given.BACKUP);
    }
}
