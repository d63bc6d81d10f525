package dev.granary.agent.bootstrap;

import static org.awaitility.Awaitility.await;

import dev.granary.agent.world.AgentPlace;
import dev.granary.agent.world.AgentWorld;
import dev.granary.contracts.CloudEventHeaders;
import dev.granary.contracts.agent.v1.ApplyDesiredState;
import dev.granary.contracts.agent.v1.DesiredLocation;
import dev.granary.contracts.agent.v1.LocationValidationSucceeded;
import dev.granary.contracts.agent.v1.StartBackup;
import dev.granary.contracts.agent.v1.ValidateLocation;
import dev.granary.engine.store.BlobStore;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** One agent at its own place of the world, with a location, and what a test does with it. */
final class AgentScene {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final AgentWorld WORLD = AgentWorld.shared();

    private final UUID location = UUID.randomUUID();
    private final AgentPlace place = WORLD.place();
    private final String container = "c-" + place.cluster();
    private TestAgent agent;

    AgentScene() {
        agent = new TestAgent(WORLD, place);
    }

    void start() throws Exception {
        WORLD.createContainer(place, container, Trust.of(WORLD.caFile()));
    }

    void startAgent() {
        agent = new TestAgent(WORLD, place);
    }

    void stopAgent() {
        agent.close();
    }

    void stop() {
        agent.close();
    }

    UUID cluster() {
        return place.cluster();
    }

    String namespace() {
        return place.namespace();
    }

    UUID location() {
        return location;
    }

    KubernetesClient client() {
        return WORLD.shoot().agentClient(place.namespace());
    }

    BlobStore store() {
        return WORLD.store(place, container, Trust.of(WORLD.caFile()));
    }

    Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    Instant later() {
        return now().plusSeconds(600);
    }

    void send(SpecificRecordBase command) throws Exception {
        WORLD.bus().send(cluster(), command);
    }

    void desire() throws Exception {
        desire(false);
    }

    void desire(boolean encrypted) throws Exception {
        var wanted = new DesiredLocation(
                location,
                "azurite",
                "devstoreaccount1",
                container,
                WORLD.endpoint().toString(),
                encrypted);
        send(new ApplyDesiredState(UUID.randomUUID(), cluster(), now(), later(), 1L, 604_800L, List.of(wanted)));
    }

    /** When this returns, every command before it has been handled. */
    void validated() throws Exception {
        UUID command = UUID.randomUUID();
        send(new ValidateLocation(command, cluster(), now(), later(), location));
        await().atMost(PATIENCE)
                .until(() -> all(LocationValidationSucceeded.class).stream()
                        .anyMatch(answer -> answer.getCommandId().equals(command)));
    }

    StartBackup backupOrder(String... namespaces) {
        return new StartBackup(
                UUID.randomUUID(),
                cluster(),
                now(),
                later(),
                UUID.randomUUID(),
                location,
                List.of(namespaces),
                false,
                List.of());
    }

    <T extends SpecificRecordBase> List<T> all(Class<T> type) {
        return WORLD.bus().events(cluster(), type);
    }

    <T extends SpecificRecordBase> T awaitOne(Class<T> type) {
        return await().atMost(PATIENCE)
                .until(() -> all(type), events -> !events.isEmpty())
                .getFirst();
    }

    Set<String> idsOf(Class<? extends SpecificRecordBase> type) {
        return WORLD.bus().events(cluster()).stream()
                .map(event -> CloudEventHeaders.read(event.headers()))
                .filter(event -> event.type().equals(type.getName()))
                .map(event -> event.id().toString())
                .collect(Collectors.toSet());
    }

    void seed(String namespace) {
        WORLD.shoot().apply("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: %1$s}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings, namespace: %1$s}
                data: {colour: green}
                """.formatted(namespace));
    }

    @Nullable
    String colourOf(String namespace) {
        return WORLD.shoot()
                .admin()
                .configMaps()
                .inNamespace(namespace)
                .withName("settings")
                .get()
                .getData()
                .get("colour");
    }

    boolean hasNamespace(String namespace) {
        return WORLD.shoot().admin().namespaces().withName(namespace).get() != null;
    }

    void takeTheRightToRestore() {
        WORLD.shoot()
                .admin()
                .rbac()
                .clusterRoleBindings()
                .withName("granary-agent-restore-" + place.namespace())
                .delete();
    }

    /** What a tenant puts into the Secret for all locations. */
    void giveKeys(String keyFile) throws IOException {
        Files.createDirectories(place.keys());
        Files.writeString(place.keys().resolve("default"), keyFile);
    }

    /** A custom resource of the agent as JSON. */
    String resource(String plural, UUID id) {
        return WORLD.shoot()
                .admin()
                .raw("/apis/granary.dev/v1alpha1/namespaces/" + place.namespace() + "/" + plural + "/" + id);
    }
}
