package dev.granary.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.granary.agent.adapter.kubernetes.KubernetesJournal;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.RestoreOutcome;
import dev.granary.agent.domain.RestoreReport;
import dev.granary.agent.domain.RestoredObject;
import dev.granary.agent.domain.restore.Outcome;
import dev.granary.agent.world.AgentPlace;
import dev.granary.agent.world.AgentWorld;
import dev.granary.agent.world.Shoot;
import dev.granary.contracts.CloudEventHeaders;
import dev.granary.contracts.agent.v1.AgentHeartbeat;
import dev.granary.contracts.agent.v1.AgentHello;
import dev.granary.contracts.agent.v1.ApplyDesiredState;
import dev.granary.contracts.agent.v1.BackupFailed;
import dev.granary.contracts.agent.v1.BackupObjectResults;
import dev.granary.contracts.agent.v1.BackupPartiallySucceeded;
import dev.granary.contracts.agent.v1.BackupSelection;
import dev.granary.contracts.agent.v1.BackupStarted;
import dev.granary.contracts.agent.v1.BackupSucceeded;
import dev.granary.contracts.agent.v1.CommandExpired;
import dev.granary.contracts.agent.v1.CommandRejected;
import dev.granary.contracts.agent.v1.DesiredLocation;
import dev.granary.contracts.agent.v1.DesiredStateSucceeded;
import dev.granary.contracts.agent.v1.LocationValidationFailed;
import dev.granary.contracts.agent.v1.LocationValidationSucceeded;
import dev.granary.contracts.agent.v1.ObjectResult;
import dev.granary.contracts.agent.v1.RestorePartiallySucceeded;
import dev.granary.contracts.agent.v1.SelectedObject;
import dev.granary.contracts.agent.v1.StartBackup;
import dev.granary.contracts.agent.v1.ValidateLocation;
import dev.granary.engine.backup.BackupReader;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.store.BlobStore;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole agent with a real API server, a real broker with SASL, Azurite and an Entra-like token endpoint. */
class AgentIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final AgentWorld WORLD = AgentWorld.shared();

    private AgentPlace place;
    private UUID cluster;
    private String container;
    private final UUID location = UUID.randomUUID();
    private TestAgent agent;

    @BeforeEach
    void start() throws Exception {
        place = WORLD.place();
        cluster = place.cluster();
        container = "c-" + cluster;
        WORLD.createContainer(place, container, Trust.of(WORLD.caFile()));
        agent = new TestAgent(WORLD, place);
    }

    @AfterEach
    void stop() {
        WORLD.registry().answerWith(200);
        agent.close();
    }

    @Test
    void tellsTheEndOfARestoreShortThatIsTooLargeForTheBus() {
        var problem = new RestoredObject(
                "ConfigMap", "v1", "shop", "a", Outcome.FAILED, "ObjectInvalid", "x".repeat(2_000_000));
        var end = new RestoreOutcome.Completed(
                Instant.EPOCH, Instant.EPOCH, new RestoreReport(Map.of(Outcome.FAILED, 1L), List.of(problem)));

        agent.events().report(new AgentEvent.RestoreEnded(UUID.randomUUID(), UUID.randomUUID(), false, end));

        RestorePartiallySucceeded told = awaitOne(RestorePartiallySucceeded.class);
        assertThat(told.getTotals().getFailed()).isEqualTo(1);
        assertThat(told.getProblems())
                .singleElement()
                .satisfies(it -> assertThat(it.getReason()).isEqualTo("ObjectInvalid"));
        assertThat(agent.isAlive()).isTrue();
    }

    @Test
    void saysHelloAndBeats() {
        AgentHello hello = awaitOne(AgentHello.class);

        assertThat(hello.getAgentVersion()).isEqualTo("0.0.0-test");
        assertThat(hello.getKubernetesVersion()).startsWith("v1.");
        assertThat(hello.getTimeZone()).isEqualTo(ZoneId.systemDefault().getId());
        assertThat(hello.getObservedGeneration()).isZero();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(WORLD.bus().events(cluster, AgentHeartbeat.class))
                        .extracting(AgentHeartbeat::getSequence)
                        .startsWith(1L, 2L));
        assertThat(agent.isReady()).isTrue();
    }

    @Test
    void provesWhoWroteEachEvent() {
        awaitOne(AgentHello.class);

        assertThat(WORLD.bus().events(cluster)).isNotEmpty().allMatch(WORLD.registry()::isGenuine);
    }

    @Test
    void backsUpANamespaceIntoTheContainer() throws Exception {
        seed("shop-a", false);
        desire(1, container);
        UUID validation = validate();
        assertThat(awaitOne(LocationValidationSucceeded.class).getCommandId()).isEqualTo(validation);

        StartBackup order = order("shop-a");
        WORLD.bus().send(cluster, order);

        BackupSucceeded done = awaitOne(BackupSucceeded.class);
        assertThat(done.getCommandId()).isEqualTo(order.getCommandId());
        assertThat(awaitOne(BackupStarted.class).getBackupId()).isEqualTo(order.getBackupId());
        assertThat(awaitOne(BackupObjectResults.class).getObjects())
                .anyMatch(it -> it.getKind().equals("ConfigMap")
                        && it.getName().equals("settings")
                        && it.getOutcome() == ObjectResult.STORED);
        CommittedBackup stored = stored(order.getBackupId());
        assertThat(new BackupReader(store()).verify(stored.manifest())).isEmpty();
        assertThat(done.getTotals().getObjects()).isEqualTo(stored.manifest().objects());
        assertThat(done.getTotals().getStoredBytes()).isEqualTo(stored.storedBytes());
        assertThat(linesOf(stored))
                .anyMatch(line -> line.startsWith(
                        "{\"resource\":\"namespaces\",\"object\":{\"apiVersion\":\"v1\",\"kind\":\"Namespace\""))
                .anyMatch(line -> line.contains("\"kind\":\"ConfigMap\"") && line.contains("\"name\":\"settings\""))
                .anyMatch(line -> line.contains("\"kind\":\"Deployment\"") && line.contains("\"name\":\"web\""))
                .noneMatch(line -> line.contains("resourceVersion") || line.contains("managedFields"));
        assertThat(backupResource(order.getBackupId())).contains("\"phase\":\"Succeeded\"", "\"reported\":true");
    }

    @Test
    void backsUpWhatIsChosenByLabelKindAndName() throws Exception {
        seed("shop-g", false);
        WORLD.shoot().apply("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop-h, labels: {team: red}}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: taken, namespace: shop-h, labels: {tier: web}}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: left, namespace: shop-h, labels: {tier: db}}
                """);
        desire(1, container);
        validate();
        awaitOne(LocationValidationSucceeded.class);
        StartBackup order = order();
        order.setSelections(List.of(
                new BackupSelection(
                        List.of(), "team in (red)", List.of("ConfigMap"), List.of("*.apps"), "tier=web", List.of()),
                new BackupSelection(
                        List.of(),
                        null,
                        List.of(),
                        List.of(),
                        null,
                        List.of(new SelectedObject("deployments.apps", "shop-g", "web")))));
        WORLD.bus().send(cluster, order);

        awaitOne(BackupSucceeded.class);

        CommittedBackup stored = stored(order.getBackupId());
        assertThat(stored.manifest().namespaces()).containsExactly("shop-h", "shop-g");
        assertThat(linesOf(stored))
                .anyMatch(line -> line.contains("\"name\":\"taken\""))
                .anyMatch(line -> line.contains("\"kind\":\"Deployment\"") && line.contains("\"name\":\"web\""))
                .noneMatch(line -> line.contains("\"name\":\"left\"") || line.contains("\"name\":\"settings\""));
        assertThat(backupResource(order.getBackupId()))
                .contains("\"namespaceSelector\":\"team in (red)\"", "\"kind\":\"deployments.apps\"");
    }

    @Test
    void namesAClaimWithoutAVolume() throws Exception {
        seed("shop-b", true);
        desire(1, container);

        WORLD.bus().send(cluster, order("shop-b", "no-such-namespace"));

        BackupPartiallySucceeded done = awaitOne(BackupPartiallySucceeded.class);
        assertThat(done.getProblems())
                .extracting(problem -> problem.getReason() + " " + problem.getKind() + " " + problem.getName())
                .containsExactlyInAnyOrder(
                        "ClaimNotBound PersistentVolumeClaim data", "NamespaceNotFound Namespace no-such-namespace");
    }

    @Test
    void failsWhenNoNamespaceExists() throws Exception {
        desire(1, container);

        WORLD.bus().send(cluster, order("no-such-namespace", place.namespace()));

        assertThat(awaitOne(BackupFailed.class).getReason()).isEqualTo("NamespaceNotFound");
    }

    @Test
    void makesABackupOnceHoweverOftenItIsAskedFor() throws Exception {
        seed("shop-c", false);
        desire(1, container);
        StartBackup order = order("shop-c");
        WORLD.bus().send(cluster, order);
        BackupSucceeded first = awaitOne(BackupSucceeded.class);

        WORLD.bus().send(cluster, order);
        validate();
        awaitOne(LocationValidationSucceeded.class);

        assertThat(WORLD.bus().events(cluster, BackupSucceeded.class)).allMatch(first::equals);
        assertThat(idsOf(BackupSucceeded.class)).hasSize(1);
        assertThat(WORLD.bus().events(cluster, BackupStarted.class)).hasSize(1);
    }

    @Test
    void goesOnWhereTheProcessBeforeItEnded() throws Exception {
        seed("shop-d", false);
        desire(1, container);
        awaitOne(DesiredStateSucceeded.class);
        agent.close();
        StartBackup order = order("shop-d");
        WORLD.bus().send(cluster, order);

        agent = new TestAgent(WORLD, place);

        assertThat(awaitOne(BackupSucceeded.class).getBackupId()).isEqualTo(order.getBackupId());
        assertThat(WORLD.bus().events(cluster, DesiredStateSucceeded.class)).hasSize(1);
        assertThat(WORLD.bus().events(cluster, AgentHello.class))
                .extracting(AgentHello::getObservedGeneration)
                .containsExactly(0L, 1L);
    }

    @Test
    void skipsWhatItCannotReadAndWhatIsForOthers() throws Exception {
        WORLD.bus().sendBytes(cluster, "no command".getBytes(StandardCharsets.UTF_8));
        WORLD.bus().sendBytes(cluster, new byte[0]);
        UUID other = UUID.randomUUID();
        WORLD.bus()
                .send(cluster, new ValidateLocation(UUID.randomUUID(), other, now(), now().plusSeconds(60), location));
        desire(1, container);

        awaitOne(DesiredStateSucceeded.class);

        assertThat(WORLD.bus().events(cluster, CommandRejected.class)).isEmpty();
        assertThat(agent.count("granary.agent.commands.undecodable")).isEqualTo(2);
        assertThat(agent.isAlive()).isTrue();
    }

    @Test
    void readsItsCommandsAlsoAfterTheTopicHasGrown() throws Exception {
        desire(1, container);
        awaitOne(DesiredStateSucceeded.class);
        agent.close();
        WORLD.bus().growCommandsTo(17);
        agent = new TestAgent(WORLD, place);

        desire(2, container);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(WORLD.bus().events(cluster, DesiredStateSucceeded.class))
                        .extracting(DesiredStateSucceeded::getGeneration)
                        .containsExactly(1L, 2L));
    }

    @Test
    void removesALocationThatIsNoLongerDesiredAndSkipsAnOlderState() throws Exception {
        desire(2, container);
        awaitOne(DesiredStateSucceeded.class);
        WORLD.bus().send(cluster, desired(3, List.of()));
        WORLD.bus().send(cluster, desired(2, List.of(desiredLocation(container))));
        validate();

        assertThat(awaitOne(CommandRejected.class).getReason()).isEqualTo("LocationUnknown");
        assertThat(WORLD.bus().events(cluster, DesiredStateSucceeded.class))
                .extracting(DesiredStateSucceeded::getGeneration)
                .containsExactly(2L, 3L, 3L);
    }

    @Test
    void answersACommandThatCameTooLate() throws Exception {
        desire(1, container);
        UUID command = UUID.randomUUID();
        WORLD.bus()
                .send(
                        cluster,
                        new StartBackup(
                                command,
                                cluster,
                                now().minusSeconds(120),
                                now().minusSeconds(60),
                                UUID.randomUUID(),
                                location,
                                List.of("shop-a"),
                                false,
                                List.of()));

        assertThat(awaitOne(CommandExpired.class).getCommandId()).isEqualTo(command);
    }

    @Test
    void saysThatTheContainerDoesNotExist() throws Exception {
        desire(1, "absent-" + cluster);
        validate();

        LocationValidationFailed failed = awaitOne(LocationValidationFailed.class);

        assertThat(failed.getReason()).isEqualTo("ContainerNotFound");
        assertThat(failed.getStep()).isEqualTo("Write");
    }

    @Test
    void saysThatTheCloudRefusedItsIdentity() throws Exception {
        WORLD.entra().unfederate(AgentWorld.CLIENT_ID, Shoot.ISSUER, Shoot.subject(place.namespace()));
        desire(1, container);
        validate();

        LocationValidationFailed failed = awaitOne(LocationValidationFailed.class);

        assertThat(failed.getReason()).isEqualTo("TokenRefused");
        assertThat(failed.getStep()).isEqualTo("Token");
        assertThat(failed.getMessage()).contains("AADSTS");
    }

    @Test
    void waitsForATokenEndpointThatIsAway() {
        agent.close();
        int before = WORLD.bus().events(cluster, AgentHello.class).size();
        WORLD.registry().answerWith(503);
        agent = new TestAgent(WORLD, place);
        await().during(Duration.ofSeconds(2)).until(() -> agent.isAlive() && !agent.isReady());

        WORLD.registry().answerWith(200);

        await().atMost(PATIENCE).until(agent::isReady);
        assertThat(WORLD.bus().events(cluster, AgentHello.class)).hasSizeGreaterThan(before);
    }

    @Test
    void reportsABackupThatEndedWhileTheBusWasAway() throws Exception {
        seed("shop-e", false);
        desire(1, container);
        awaitOne(DesiredStateSucceeded.class);
        agent.close();
        StartBackup order = order("shop-e");
        try (KubernetesClient client = WORLD.shoot().agentClient(place.namespace())) {
            KubernetesJournal.ofBackups(client, place.namespace(), cluster, InstantSource.system())
                    .create(new Command.StartBackup(
                            order.getCommandId(),
                            order.getDeadline(),
                            order.getBackupId(),
                            location,
                            order.getNamespaces()));
        }
        WORLD.registry().answerWith(503);
        agent = new TestAgent(WORLD, place);
        await().atMost(PATIENCE).until(() -> backupResource(order.getBackupId()).contains("\"phase\":\"Succeeded\""));
        assertThat(WORLD.bus().events(cluster, BackupSucceeded.class)).isEmpty();

        WORLD.registry().answerWith(200);

        assertThat(awaitOne(BackupSucceeded.class).getCommandId()).isEqualTo(order.getCommandId());
        await().atMost(PATIENCE).until(() -> backupResource(order.getBackupId()).contains("\"reported\":true"));
    }

    @Test
    void leavesNoProbeBehind() throws Exception {
        desire(1, container);
        validate();
        awaitOne(LocationValidationSucceeded.class);

        List<String> names = new ArrayList<>();
        store().forEach("", blob -> names.add(blob.name().value()));

        assertThat(names).isEmpty();
    }

    private void seed(String namespace, boolean withClaim) {
        WORLD.shoot().apply("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: %1$s}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings, namespace: %1$s}
                data: {color: green}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: %1$s}
                spec:
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec: {containers: [{name: web, image: web}]}
                """.formatted(namespace));
        if (withClaim) {
            WORLD.shoot().apply("""
                    apiVersion: v1
                    kind: PersistentVolumeClaim
                    metadata: {name: data, namespace: %s}
                    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
                    """.formatted(namespace));
        }
    }

    private void desire(long generation, String inContainer) throws Exception {
        WORLD.bus().send(cluster, desired(generation, List.of(desiredLocation(inContainer))));
    }

    private ApplyDesiredState desired(long generation, List<DesiredLocation> locations) {
        return new ApplyDesiredState(
                UUID.randomUUID(), cluster, now(), now().plusSeconds(600), generation, 604_800L, locations);
    }

    private DesiredLocation desiredLocation(String inContainer) {
        return new DesiredLocation(
                location,
                "azurite",
                "devstoreaccount1",
                inContainer,
                WORLD.endpoint().toString(),
                false);
    }

    private UUID validate() throws Exception {
        UUID command = UUID.randomUUID();
        WORLD.bus().send(cluster, new ValidateLocation(command, cluster, now(), now().plusSeconds(60), location));
        return command;
    }

    private StartBackup order(String... namespaces) {
        return new StartBackup(
                UUID.randomUUID(),
                cluster,
                now(),
                now().plusSeconds(600),
                UUID.randomUUID(),
                location,
                List.of(namespaces),
                false,
                List.of());
    }

    private <T extends SpecificRecordBase> T awaitOne(Class<T> type) {
        return await().atMost(PATIENCE)
                .until(() -> WORLD.bus().events(cluster, type), events -> !events.isEmpty())
                .getFirst();
    }

    private Set<String> idsOf(Class<? extends SpecificRecordBase> type) {
        return WORLD.bus().events(cluster).stream()
                .map(event -> CloudEventHeaders.read(event.headers()))
                .filter(event -> event.type().equals(type.getName()))
                .map(event -> event.id().toString())
                .collect(Collectors.toSet());
    }

    private CommittedBackup stored(UUID backup) {
        return new BackupReader(store()).find(new BackupKey(cluster, backup)).orElseThrow();
    }

    private List<String> linesOf(CommittedBackup backup) {
        List<String> lines = new ArrayList<>();
        new BackupReader(store())
                .forEachObject(backup.manifest(), line -> lines.add(new String(line, StandardCharsets.UTF_8)));
        return lines;
    }

    private String backupResource(UUID backup) {
        return WORLD.shoot()
                .admin()
                .raw("/apis/granary.dev/v1alpha1/namespaces/" + place.namespace() + "/backups/" + backup);
    }

    private BlobStore store() {
        return WORLD.store(place, container, Trust.of(WORLD.caFile()));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
