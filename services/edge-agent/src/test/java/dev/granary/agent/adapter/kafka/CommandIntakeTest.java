package dev.granary.agent.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.agent.adapter.json.JsonObjectLines;
import dev.granary.agent.application.ApplyDesiredState;
import dev.granary.agent.application.CancelWork;
import dev.granary.agent.application.CheckLocation;
import dev.granary.agent.application.HandleCommand;
import dev.granary.agent.application.HandleWork;
import dev.granary.agent.application.KeptChecks;
import dev.granary.agent.application.StartWork;
import dev.granary.agent.application.ValidateLocation;
import dev.granary.agent.application.WorkLine;
import dev.granary.agent.application.port.EventsUnavailableException;
import dev.granary.agent.application.port.JournalUnavailableException;
import dev.granary.agent.application.port.LocationAccess;
import dev.granary.agent.application.restore.RestoreObjects;
import dev.granary.agent.application.restore.RestoreSettings;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Location;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.Refusal;
import dev.granary.agent.domain.RestoreOutcome;
import dev.granary.agent.domain.restore.RestoreOptions;
import dev.granary.agent.fakes.FakeApiServer;
import dev.granary.agent.fakes.FakeCluster;
import dev.granary.agent.fakes.FakeWrites;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.InMemoryDesiredStates;
import dev.granary.agent.fakes.InMemoryJournal;
import dev.granary.agent.fakes.InMemoryNewVolumes;
import dev.granary.agent.fakes.MovableClock;
import dev.granary.agent.fakes.RecordedEvents;
import dev.granary.contracts.AvroCodec;
import dev.granary.contracts.CloudEventHeaders;
import dev.granary.contracts.agent.v1.AgentHeartbeat;
import dev.granary.contracts.agent.v1.BackupSelection;
import dev.granary.contracts.agent.v1.DesiredLocation;
import dev.granary.contracts.agent.v1.ExistingObjects;
import dev.granary.contracts.agent.v1.SelectedObject;
import dev.granary.contracts.agent.v1.StartRestore;
import dev.granary.engine.store.BlobStore;
import dev.granary.selection.SelectionRequest;
import dev.granary.selection.SelectionRequest.ObjectRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandIntakeTest {

    private final MovableClock clock = new MovableClock();
    private final InMemoryJournal<Command.StartBackup, BackupOutcome> journal = InMemoryJournal.ofBackups();
    private final InMemoryJournal<Command.StartRestore, RestoreOutcome> restoreJournal = InMemoryJournal.ofRestores();
    private final InMemoryDesiredStates states = new InMemoryDesiredStates();
    private final RecordedEvents events = new RecordedEvents();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CommandIntake intake = new CommandIntake(Given.CLUSTER, handler(), events, meters);

    @Test
    void carriesOutWhatIsForThisCluster() {
        assertThat(take(desired(Given.CLUSTER, "https://account.blob.core.windows.net")))
                .isTrue();

        assertThat(events.of(AgentEvent.DesiredStateSucceeded.class)).hasSize(1);
        assertThat(states.locations()).extracting(Location::id).containsExactly(Given.LOCATION);
    }

    @Test
    void leavesAloneWhatIsForOthers() {
        assertThat(take(desired(UUID.randomUUID(), "https://account.blob.core.windows.net")))
                .isFalse();

        assertThat(events.all()).isEmpty();
        assertThat(states.locations()).isEmpty();
    }

    @Test
    void skipsAndCountsWhatNobodyCanRead() {
        assertThat(intake.take(message("no record".getBytes(StandardCharsets.UTF_8))))
                .isTrue();
        assertThat(intake.take(message(new byte[0]))).isTrue();
        assertThat(intake.take(message(null))).isTrue();
        assertThat(take(new AgentHeartbeat(Given.CLUSTER, Given.CLUSTER, 1L, 1L, clock.instant())))
                .isTrue();

        assertThat(meters.counter("granary.agent.commands.undecodable").count()).isEqualTo(4);
        assertThat(events.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a url", "", "account.blob.core.windows.net", "http://account.example", "https:///x"})
    void rejectsALocationWithAMalformedEndpoint(String endpoint) {
        var command = desired(Given.CLUSTER, endpoint);

        assertThat(take(command)).isTrue();

        assertThat(events.all()).singleElement().isEqualTo(rejected(command.get("commandId"), "ApplyDesiredState"));
        assertThat(states.locations()).isEmpty();
        assertThat(states.observedGeneration()).isZero();
        assertThat(meters.find("granary.agent.commands.undecodable").counter()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Shop", "shop/../secrets", "-shop"})
    void rejectsABackupOfANamespaceThatCannotBe(String namespace) {
        states.store(Given.location(Given.LOCATION), 1);
        var command = backup(namespace);

        assertThat(take(command)).isTrue();

        assertThat(events.of(AgentEvent.CommandRejected.class)).singleElement().satisfies(answer -> {
            assertThat(answer.commandId()).isEqualTo(command.get("commandId"));
            assertThat(answer.refusal().reason()).isEqualTo("CommandMalformed");
        });
        assertThat(journal.all()).isEmpty();
    }

    @Test
    void takesARestoreOfEverythingIntoTheJournal() {
        states.store(Given.location(Given.LOCATION), 1);

        assertThat(take(restore(ExistingObjects.REPLACE))).isTrue();

        assertThat(events.all()).isEmpty();
        assertThat(restoreJournal.all()).singleElement().satisfies(entry -> {
            assertThat(entry.order().backup().ownerClusterId()).isEqualTo(Given.CLUSTER);
            assertThat(entry.order().request().selection().namespaces()).containsExactly("*");
            assertThat(entry.order().request().existing()).isEqualTo(RestoreOptions.Existing.DELETE);
            assertThat(entry.order().request().namespacePrefix()).isEmpty();
        });
    }

    @Test
    void rejectsARestoreThatWantsSomethingUnknownDoneToWhatExists() {
        states.store(Given.location(Given.LOCATION), 1);
        var command = restore(ExistingObjects.UNKNOWN);

        assertThat(take(command)).isTrue();

        assertThat(events.of(AgentEvent.CommandRejected.class)).singleElement().satisfies(answer -> {
            assertThat(answer.commandId()).isEqualTo(command.get("commandId"));
            assertThat(answer.refusal().reason()).isEqualTo("CommandMalformed");
        });
        assertThat(restoreJournal.all()).isEmpty();
    }

    private SpecificRecordBase restore(ExistingObjects existing) {
        return new StartRestore(
                UUID.randomUUID(),
                Given.CLUSTER,
                clock.instant(),
                Given.DEADLINE,
                UUID.randomUUID(),
                Given.BACKUP,
                Given.LOCATION,
                Given.CLUSTER,
                false,
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                null,
                Map.of(),
                existing,
                false,
                false,
                false,
                false);
    }

    @Test
    void leavesAMalformedCommandForOthersToThem() {
        assertThat(take(desired(UUID.randomUUID(), "not a url"))).isFalse();

        assertThat(events.all()).isEmpty();
    }

    @Test
    void rejectsWhatItCannotReadWhenTheHeadersSayWhichCommandItIs() {
        var newer = message("of a newer release".getBytes(StandardCharsets.UTF_8));
        UUID id = UUID.randomUUID();
        CloudEventHeaders.write(newer.headers(), envelope(id, Given.CLUSTER), "urn:granary:schema:unknown");

        assertThat(intake.take(newer)).isTrue();

        assertThat(events.of(AgentEvent.CommandRejected.class)).singleElement().satisfies(answer -> {
            assertThat(answer.commandId()).isEqualTo(id);
            assertThat(answer.command()).isEqualTo("DefrostBackup");
            assertThat(answer.refusal().reason()).isEqualTo("CommandUnknown");
        });
        assertThat(meters.counter("granary.agent.commands.undecodable").count()).isEqualTo(1);
    }

    @Test
    void doesNotAnswerForOthersWhatItCannotRead() {
        var newer = message("of a newer release".getBytes(StandardCharsets.UTF_8));
        CloudEventHeaders.write(
                newer.headers(), envelope(UUID.randomUUID(), UUID.randomUUID()), "urn:granary:schema:unknown");

        assertThat(intake.take(newer)).isTrue();

        assertThat(events.all()).isEmpty();
    }

    @Test
    void handsOnAnAnswerThatDidNotArrive() {
        events.unavailable(true);

        assertThatThrownBy(() -> take(desired(Given.CLUSTER, "https://a.blob.core.windows.net")))
                .isInstanceOf(EventsUnavailableException.class);
    }

    @Test
    void handsOnAJournalThatDoesNotAnswer() {
        states.store(Given.location(Given.LOCATION), 1);
        journal.unavailable(true);

        assertThatThrownBy(() -> take(backup("shop"))).isInstanceOf(JournalUnavailableException.class);
    }

    @Test
    void rejectsACommandAtWhichTheAgentFails() {
        states.store(Given.location(Given.LOCATION), 1);

        assertThat(take(validation())).isTrue();

        assertThat(events.of(AgentEvent.CommandRejected.class))
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.refusal().reason()).isEqualTo("InternalError"));
    }

    @Test
    void answersTheSameCommandWithTheSameAnswer() {
        var command = desired(Given.CLUSTER, "https://account.blob.core.windows.net");

        take(command);
        take(command);

        assertThat(events.all()).hasSize(2);
        assertThat(events.all().getFirst()).isEqualTo(events.all().getLast());
    }

    private static AgentEvent rejected(Object commandId, String command) {
        return new AgentEvent.CommandRejected(
                (UUID) commandId,
                command,
                Refusal.of(
                        Reason.COMMAND_MALFORMED,
                        "The endpoint of location primary (" + Given.LOCATION + ") is not an https URL."));
    }

    private CloudEventHeaders.CloudEvent envelope(UUID id, UUID cluster) {
        return new CloudEventHeaders.CloudEvent(
                id,
                "dev.granary.contracts.agent.v9.DefrostBackup",
                "/granary/backup-orchestrator",
                cluster.toString(),
                clock.instant());
    }

    private boolean take(SpecificRecordBase command) {
        return intake.take(message(AvroCodec.encode(command)));
    }

    @SuppressWarnings("NullAway") // Kafka knows records without a value and does not say so in its types
    private static ConsumerRecord<byte[], byte[]> message(byte @Nullable [] value) {
        return new ConsumerRecord<>("commands", 0, 0, new byte[0], value);
    }

    private SpecificRecordBase desired(UUID cluster, String endpoint) {
        return new dev.granary.contracts.agent.v1.ApplyDesiredState(
                UUID.randomUUID(),
                cluster,
                clock.instant(),
                Given.DEADLINE,
                1L,
                604_800L,
                List.of(new DesiredLocation(Given.LOCATION, "primary", "account", "backups", endpoint, false)));
    }

    private SpecificRecordBase validation() {
        return new dev.granary.contracts.agent.v1.ValidateLocation(
                UUID.randomUUID(), Given.CLUSTER, clock.instant(), Given.DEADLINE, Given.LOCATION);
    }

    @Test
    void backsUpWhatAnyOfTheSelectionsMeans() {
        states.store(Given.location(Given.LOCATION), 1);
        var command = backup("shop");
        command.put(
                "selections",
                List.of(
                        new BackupSelection(
                                List.of(), "team=red", List.of("Secret"), List.of("*.apps"), "a=b", List.of()),
                        new BackupSelection(
                                List.of(),
                                null,
                                List.of(),
                                List.of(),
                                null,
                                List.of(new SelectedObject("PersistentVolumeClaim", "shop", "data")))));

        assertThat(take(command)).isTrue();

        assertThat(journal.all())
                .singleElement()
                .satisfies(entry -> assertThat(entry.order().selections())
                        .containsExactly(
                                new SelectionRequest(
                                        List.of(), "team=red", List.of("Secret"), List.of("*.apps"), "a=b", List.of()),
                                SelectionRequest.ofObjects(
                                        List.of(new ObjectRequest("PersistentVolumeClaim", "shop", "data")))));
    }

    @Test
    void rejectsASelectionThatCannotBeReadAndNamesItsFields() {
        states.store(Given.location(Given.LOCATION), 1);
        var command = backup("shop");
        command.put(
                "selections",
                List.of(new BackupSelection(List.of("*"), null, List.of("a b"), List.of(), "app in", List.of())));

        assertThat(take(command)).isTrue();

        assertThat(events.of(AgentEvent.CommandRejected.class))
                .singleElement()
                .satisfies(answer -> assertThat(answer.refusal().message())
                        .contains("/selections/0/includedKinds/0: ", "/selections/0/labelSelector: "));
    }

    @Test
    void takesTheNamespacesOfACommandWithoutSelections() {
        states.store(Given.location(Given.LOCATION), 1);

        assertThat(take(backup("*"))).isTrue();

        assertThat(journal.all())
                .singleElement()
                .satisfies(entry -> assertThat(entry.order().selections())
                        .containsExactly(SelectionRequest.ofNamespaces(List.of("*"))));
    }

    private SpecificRecordBase backup(String namespace) {
        return new dev.granary.contracts.agent.v1.StartBackup(
                UUID.randomUUID(),
                Given.CLUSTER,
                clock.instant(),
                Given.DEADLINE,
                Given.BACKUP,
                Given.LOCATION,
                List.of(namespace),
                false,
                List.of());
    }

    /** Checking a location fails in a way that nobody foresaw. */
    private HandleCommand handler() {
        var check = new CheckLocation(Given.CLUSTER, new Defect(), Given.NO_KEYS, UUID::randomUUID);
        return new HandleCommand(
                new ApplyDesiredState(states, clock),
                new ValidateLocation(states, new KeptChecks(states, check, clock), clock),
                work(),
                events);
    }

    private HandleWork work() {
        var line = WorkLine.ofBackups(journal);
        var restores = WorkLine.ofRestores(restoreJournal);
        var restore = new RestoreObjects(
                new FakeCluster(),
                new FakeWrites(new FakeApiServer()),
                new JsonObjectLines(),
                new InMemoryNewVolumes(new FakeApiServer()),
                new RestoreSettings("granary-system", time -> {}, 1));
        return new HandleWork(
                new StartWork<>(line, states, clock),
                new CancelWork<>(line, clock),
                new dev.granary.agent.application.StartRestore(restore, new StartWork<>(restores, states, clock)),
                new CancelWork<>(restores, clock),
                new StartWork<>(WorkLine.ofDeletions(new InMemoryJournal<>()), states, clock),
                new StartWork<>(WorkLine.ofVerifications(new InMemoryJournal<>()), states, clock));
    }

    private static final class Defect implements LocationAccess {

        @Override
        public BlobStore forBackups(Location location) {
            throw new IllegalStateException("a defect");
        }

        @Override
        public BlobStore forChecks(Location location) {
            throw new IllegalStateException("a defect");
        }
    }
}
