package dev.granary.agent.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.DeletionOutcome;
import dev.granary.agent.fakes.DirectoryMovers;
import dev.granary.agent.fakes.FakeCluster;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.InMemoryDesiredStates;
import dev.granary.agent.fakes.InMemoryJournal;
import dev.granary.agent.fakes.MortalEvents;
import dev.granary.agent.fakes.MortalJournal;
import dev.granary.agent.fakes.MortalStore;
import dev.granary.agent.fakes.MovableClock;
import dev.granary.agent.fakes.OneStore;
import dev.granary.agent.fakes.ProcessLife;
import dev.granary.agent.fakes.ProcessLife.Killed;
import dev.granary.agent.fakes.RecordedEvents;
import dev.granary.engine.backup.BackupReader;
import dev.granary.engine.manifest.Tombstone;
import dev.granary.engine.protocol.CollectGarbage;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A deletion whose process is killed after each change that it makes, from the acceptance to the note that it was told. */
class KilledDeletionsTest {

    @TempDir
    private Path data;

    @BeforeEach
    void fill() throws IOException {
        byte[] large = new byte[3 << 20];
        new Random(1).nextBytes(large);
        Files.write(data.resolve("large"), large);
    }

    @TestFactory
    Stream<DynamicTest> theNextProcessEndsADeletionWhoseProcessWasKilled() {
        var whole = ProcessLife.untilKilled();
        new Scene().live(whole);
        List<String> changes = whole.changes();
        assertThat(changes).contains("accept", "note the start", "note the end", "report DeletionEnded");
        assertThat(changes).filteredOn(change -> change.startsWith("delete ")).hasSizeGreaterThan(4);
        return IntStream.rangeClosed(1, changes.size())
                .mapToObj(n -> dynamicTest(n + " " + changes.get(n - 1), () -> new Scene().endsAfterAKill(n)));
    }

    /** A backup in a store, and all that outlives a process. */
    private final class Scene {

        private final MovableClock clock = new MovableClock();
        private final BlobStore store = new MemoryBlobStore(clock);
        private final BackupInStore backup = new BackupInStore(store, clock);
        private final InMemoryDesiredStates states = new InMemoryDesiredStates();
        private final InMemoryJournal<Command.DeleteBackup, DeletionOutcome> journal = new InMemoryJournal<>();
        private final RecordedEvents events = new RecordedEvents();
        private final Command.DeleteBackup order =
                new Command.DeleteBackup(UUID.randomUUID(), Given.DEADLINE, BackupInStore.ADDRESS);

        Scene() {
            states.store(Given.location(Given.LOCATION), 1);
            var cluster = new FakeCluster()
                    .add("shop", FakeCluster.CONFIG_MAP, "a", "b")
                    .addYaml("{apiVersion: v1, kind: PersistentVolume, metadata: {name: pv-1}, spec: {local: {path:"
                            + " /mnt/1}, nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key:"
                            + " kubernetes.io/hostname, operator: In, values: [node-1]}]}]}}}}")
                    .addYaml("{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data, namespace: shop},"
                            + " spec: {volumeName: pv-1}}");
            backup.write(cluster, "shop", new DirectoryMovers(store, clock).volume("shop", "data", data));
        }

        void endsAfterAKill(int changes) {
            live(ProcessLife.ofChanges(changes));
            assertWholeOrGone();

            live(ProcessLife.untilKilled());

            assertThat(journal.find(order.workId()).orElseThrow().reported()).isTrue();
            assertThat(events.of(AgentEvent.DeletionEnded.class).stream().distinct())
                    .singleElement()
                    .satisfies(end -> assertThat(end.outcome()).isInstanceOf(DeletionOutcome.Deleted.class));
            assertThat(backup.find()).isEmpty();
            clock.advance(Duration.ofDays(30));
            new CollectGarbage(store, clock, CollectGarbage.GRACE).collect(BackupInStore.OWNER);
            assertThat(store.list("", null, 10).blobs())
                    .as("at most the tombstone that keeps a manifest from coming back")
                    .allMatch(blob -> blob.sizeBytes() == Tombstone.SIZE)
                    .hasSizeLessThanOrEqualTo(1);
        }

        private void assertWholeOrGone() {
            backup.find()
                    .ifPresent(left -> assertThat(new BackupReader(store).verify(left.manifest()))
                            .isEmpty());
        }

        /** One process: its command comes, again and again, until the position on the bus is noted. */
        void live(ProcessLife life) {
            var line = WorkLine.ofDeletions(new MortalJournal<>(journal, life));
            var toControlPlane = new MortalEvents(events, life);
            var access = new OneStore(new MortalStore(store, life));
            var doing = new RemoveBackup(states, access, new Stopping(), clock);
            try {
                line.resume();
                new StartWork<>(line, states, clock).start(order);
                new RunWork<>(line, toControlPlane, doing, clock).run(order.workId());
                new ReportOutcomes(List.of(line), List.of(Given.tellObjects(toControlPlane)), toControlPlane).report();
            } catch (Killed e) {
                assertThat(life.changes()).isNotEmpty();
            }
        }
    }
}
