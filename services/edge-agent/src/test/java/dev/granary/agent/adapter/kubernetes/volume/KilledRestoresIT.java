package dev.granary.agent.adapter.kubernetes.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.granary.agent.application.volume.MoveVolume;
import dev.granary.agent.application.volume.MoverReport;
import dev.granary.agent.application.volume.MoverTask;
import dev.granary.agent.application.volume.fill.FillReport;
import dev.granary.agent.application.volume.fill.FillTask;
import dev.granary.agent.application.volume.fill.FillVolume;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.RestoreOutcome;
import dev.granary.agent.domain.RestoredObject;
import dev.granary.agent.domain.restore.Outcome;
import dev.granary.agent.fakes.ProcessLife;
import dev.granary.agent.world.Shoot;
import dev.granary.engine.pack.PackOptions;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import dev.granary.engine.volume.backup.VolumeBackupOptions;
import dev.granary.engine.volume.stored.VolumeWriterSettings;
import dev.granary.testing.landscape.storage.StorageDriver;
import dev.granary.testing.landscape.storage.StorageInventory;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A restore whose process is killed after each change that it makes anywhere: with a definition, a claim that is replaced with its
 * volume, an object that can only be deleted and made anew, one whose owner is made after it, and a status. On an API server with the
 * rights of the agent and the storage of the landscape; the node is played.
 */
class KilledRestoresIT {

    private static final String AGENT = "granary-killed-restores";
    private static final String SOURCE = "killed-source";
    private static final String DEFINITION = "widgets.killed.example.org";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final InstantSource CLOCK = InstantSource.system();
    private static final BlobStore STORE = new MemoryBlobStore(CLOCK);
    private static final ResourceDefinitionContext WIDGETS = new ResourceDefinitionContext.Builder()
            .withGroup("killed.example.org")
            .withVersion("v1")
            .withPlural("widgets")
            .withKind("Widget")
            .withNamespaced(true)
            .build();
    private static final Map<String, Outcome> OUTCOMES = Map.of(
            "CustomResourceDefinition " + DEFINITION,
            Outcome.CREATED,
            "PersistentVolumeClaim data",
            Outcome.REPLACED,
            "ConfigMap frozen",
            Outcome.REPLACED,
            "ConfigMap owned",
            Outcome.CREATED,
            "Widget late",
            Outcome.CREATED);

    @TempDir
    private static Path scratch;

    private static KubernetesClient admin;
    private static StorageDriver storage;
    private static StorageInventory before;
    private static UUID backup;

    @BeforeAll
    static void haveABackup() throws IOException {
        Shoot shoot = Shoot.shared();
        admin = shoot.admin();
        shoot.admit(AGENT);
        shoot.apply(text("agent.yaml").replace("granary-system", AGENT));
        storage = StorageDriver.start(admin, scratch.resolve("storage"), "node-1");
        shoot.apply(text("widgets.yaml"));
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> admin.genericKubernetesResources(WIDGETS)
                        .inNamespace(SOURCE)
                        .list()
                        .getItems()
                        .isEmpty());
        shoot.apply(text("killed-source.yaml").replace("killed-namespace", SOURCE));
        GenericKubernetesResource widget = widget(SOURCE);
        widget.setAdditionalProperty("status", Map.of("phase", "Ready"));
        admin.resource(widget).updateStatus();
        own(widget);
        await().atMost(PATIENCE).until(() -> storage.isBound(SOURCE, "data"));
        Files.writeString(storage.directory(SOURCE, "data").resolve("file"), "words");
        before = storage.inventory();
        backup = backUp();
    }

    private static void own(GenericKubernetesResource widget) {
        Shoot.shared().apply("""
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: owned
                  namespace: %s
                  ownerReferences:
                    - {apiVersion: killed.example.org/v1, kind: Widget, name: late, uid: %s}
                data: {k: v}
                """.formatted(SOURCE, widget.getMetadata().getUid()));
    }

    private static UUID backUp() {
        var processes = new BackupProcesses(AGENT, STORE, SOURCE);
        processes.live(ProcessLife.untilKilled().meanwhile(node()::step));
        assertThat(processes.entry().outcome()).isPresent();
        return processes.order().backupId();
    }

    private static String text(String name) throws IOException {
        try (var in = KilledRestoresIT.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @AfterAll
    static void end() {
        storage.close();
    }

    private static PlayedNode node() {
        return new PlayedNode(
                admin,
                AGENT,
                storage,
                (environment, root) -> FillTask.FILLER.equals(environment.get(MoverTask.MODE))
                        ? fill(environment, root)
                        : move(environment, root));
    }

    private static String fill(Map<String, String> environment, Path root) {
        FillTask task = FillTask.of(environment);
        return FillReport.write(new FillVolume(STORE, LocationKeys.none(), new SecureRandom())
                .fill(task.backup(), task.namespace(), task.claim(), root, progress -> {}));
    }

    private static String move(Map<String, String> environment, Path root) {
        MoverTask task = MoverTask.of(environment);
        var settings = new VolumeWriterSettings(
                LocationKeys.none(),
                new SecureRandom(),
                new PackOptions(1 << 20, 256 << 10, 1, 2, 2),
                new VolumeBackupOptions(2, CLOCK, Instant.MAX));
        return MoverReport.write(new MoveVolume(STORE, settings, CLOCK, "mover")
                .move(task.attempt(), task.parent(), task.namespace(), task.claim(), root, progress -> {}));
    }

    @TestFactory
    Stream<DynamicTest> theNextProcessEndsARestoreWhoseProcessWasKilledAfterAnyChange() throws IOException {
        var whole = ProcessLife.untilKilled();
        Scene uninterrupted = new Scene("killed-never");
        uninterrupted.endsAfter(whole);
        assertThat(uninterrupted.outcomes()).containsAllEntriesOf(OUTCOMES);
        List<String> changes = whole.changes();
        assertThat(changes)
                .contains(uninterrupted.deletionOf("configmaps/frozen"))
                .contains(uninterrupted.deletionOf("persistentvolumeclaims/data"))
                .contains("report RestoreEnded");
        return IntStream.rangeClosed(1, changes.size())
                .mapToObj(n -> dynamicTest(n + " " + changes.get(n - 1), () -> killedAfter(n)));
    }

    private static void killedAfter(int n) throws IOException {
        Scene scene = new Scene("killed-" + n);
        ProcessLife life = ProcessLife.ofChanges(n);

        scene.endsAfter(life);

        assertThat(scene.outcomes())
                .containsAllEntriesOf(scene.expectedAfter(life.changes().getLast()));
    }

    /** One restore into a namespace of its own, and all that outlives a process. */
    private static final class Scene {

        private final String target;
        private final PlayedNode node = node();
        private final RestoreProcesses restore;

        Scene(String target) throws IOException {
            this.target = target;
            this.restore = new RestoreProcesses(AGENT, STORE, backup, SOURCE, target);
            Shoot.shared().apply(text("killed-target.yaml").replace("killed-namespace", target));
            await().atMost(PATIENCE).until(() -> storage.isBound(target, "data"));
            Files.writeString(storage.directory(target, "data").resolve("file"), "of before");
            var definition =
                    admin.apiextensions().v1().customResourceDefinitions().withName(DEFINITION);
            definition.delete();
            await().atMost(PATIENCE).until(() -> definition.get() == null);
        }

        String deletionOf(String object) {
            return "DELETE /api/v1/namespaces/" + target + "/" + object;
        }

        /**
         * A process that dies after it has deleted an object and before it made the new one leaves no mark anywhere: the object is new
         * to the next process, which is what the cluster shows too.
         */
        Map<String, Outcome> expectedAfter(String lastChange) {
            return OUTCOMES.keySet().stream()
                    .collect(Collectors.toMap(
                            Function.identity(),
                            object -> (object.equals("ConfigMap frozen")
                                                    && lastChange.equals(deletionOf("configmaps/frozen")))
                                            || (object.equals("PersistentVolumeClaim data")
                                                    && lastChange.equals(deletionOf("persistentvolumeclaims/data")))
                                    ? Outcome.CREATED
                                    : OUTCOMES.get(object)));
        }

        void endsAfter(ProcessLife life) throws IOException {
            restore.live(life.meanwhile(this::goOn));
            restore.live(ProcessLife.untilKilled().meanwhile(this::goOn));

            assertThat(restore.entry().reported()).isTrue();
            assertThat(restore.entry().ended()).isInstanceOf(RestoreOutcome.Completed.class);
            assertThat(restore.events().of(AgentEvent.RestoreEnded.class).stream()
                            .distinct())
                    .hasSize(1);
            assertTargetIsRestored();
            admin.persistentVolumeClaims().inNamespace(target).withName("data").delete();
            await().atMost(PATIENCE).untilAsserted(KilledRestoresIT::assertNothingLeft);
        }

        private synchronized void goOn() {
            node.step();
        }

        private void assertTargetIsRestored() throws IOException {
            ConfigMap owned = configMap("owned");
            assertThat(configMap("frozen").getData()).isEqualTo(Map.of("k", "words"));
            assertThat(widget(target).<String>get("status", "phase")).isEqualTo("Ready");
            assertThat(owned.getMetadata().getOwnerReferences())
                    .singleElement()
                    .satisfies(owner -> assertThat(owner.getUid())
                            .isEqualTo(widget(target).getMetadata().getUid()));
            assertThat(storage.isBound(target, "data")).isTrue();
            assertThat(storage.directory(target, "data").resolve("file")).hasContent("words");
        }

        private ConfigMap configMap(String name) {
            return admin.configMaps().inNamespace(target).withName(name).require();
        }

        /** As the control plane knows them; fails when one is there twice. */
        Map<String, Outcome> outcomes() {
            return restore.events().of(AgentEvent.RestoreObjectResults.class).stream()
                    .distinct()
                    .flatMap(part -> part.objects().stream())
                    .collect(Collectors.toMap(one -> one.kind() + " " + one.name(), RestoredObject::outcome));
        }
    }

    private static GenericKubernetesResource widget(String namespace) {
        return admin.genericKubernetesResources(WIDGETS)
                .inNamespace(namespace)
                .withName("late")
                .require();
    }

    private static void assertNothingLeft() {
        assertThat(Stream.of(
                                admin.batch().v1().jobs().inNamespace(AGENT).list().getItems().stream(),
                                admin.persistentVolumeClaims().inNamespace(AGENT).list().getItems().stream(),
                                admin.pods().inNamespace(AGENT).withLabel(FillLabels.FILLER).list().getItems().stream(),
                                admin
                                        .configMaps()
                                        .inNamespace(AGENT)
                                        .withLabel("granary.dev/part")
                                        .list()
                                        .getItems()
                                        .stream(),
                                admin.persistentVolumes().withLabel(FillLabels.FILLER).list().getItems().stream())
                        .flatMap(made -> made)
                        .map(one -> one.getKind() + " " + one.getMetadata().getName()))
                .isEmpty();
        assertThat(storage.inventory()).isEqualTo(before);
    }
}
