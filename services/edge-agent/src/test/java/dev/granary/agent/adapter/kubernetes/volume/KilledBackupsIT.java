package dev.granary.agent.adapter.kubernetes.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.granary.agent.application.volume.MoveVolume;
import dev.granary.agent.application.volume.MoverReport;
import dev.granary.agent.application.volume.MoverTask;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.ProcessLife;
import dev.granary.agent.world.Shoot;
import dev.granary.engine.backup.BackupReader;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.pack.PackOptions;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import dev.granary.engine.volume.backup.VolumeBackupOptions;
import dev.granary.engine.volume.stored.VolumeWriterSettings;
import dev.granary.testing.landscape.storage.StorageDriver;
import dev.granary.testing.landscape.storage.StorageInventory;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
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
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A backup with a volume whose process is killed: after each change that it makes anywhere, and while it waits. On an API
 * server with the rights of the agent and the storage of the landscape; the node is played.
 */
class KilledBackupsIT {

    private static final String AGENT = "granary-killed";
    private static final String TENANT = "killed-shop";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final InstantSource CLOCK = InstantSource.system();
    private static final ResourceDefinitionContext SNAPSHOT_CLASSES = new ResourceDefinitionContext.Builder()
            .withGroup(SnapshotKinds.GROUP)
            .withVersion("v1")
            .withPlural("volumesnapshotclasses")
            .withKind("VolumeSnapshotClass")
            .withNamespaced(false)
            .build();

    @TempDir
    private static Path scratch;

    private static KubernetesClient admin;
    private static StorageDriver storage;
    private static StorageInventory before;

    @BeforeAll
    static void haveAVolume() throws IOException {
        Shoot shoot = Shoot.shared();
        admin = shoot.admin();
        shoot.admit(AGENT);
        try (var agent = KilledBackupsIT.class.getResourceAsStream("agent.yaml")) {
            shoot.apply(new String(agent.readAllBytes(), StandardCharsets.UTF_8).replace("granary-system", AGENT));
        }
        storage = StorageDriver.start(admin, scratch.resolve("storage"), "node-1");
        shoot.apply("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: %1$s}
                ---
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: data, namespace: %1$s}
                spec:
                  storageClassName: disk-at-once
                  accessModes: [ReadWriteOnce]
                  resources: {requests: {storage: 1Gi}}
                """.formatted(TENANT));
        await().atMost(PATIENCE).until(() -> storage.isBound(TENANT, "data"));
        Files.writeString(storage.directory(TENANT, "data").resolve("file"), "words");
        before = storage.inventory();
        setPolicy("Retain");
    }

    /** A class that keeps what its snapshots leave is the harder case: the agent's are not for keeping. */
    private static void setPolicy(String policy) {
        var disk = admin.genericKubernetesResources(SNAPSHOT_CLASSES).withName("disk");
        await().atMost(PATIENCE).ignoreExceptions().until(() -> disk.get() != null);
        disk.patch(PatchContext.of(PatchType.JSON_MERGE), "{\"deletionPolicy\":\"" + policy + "\"}");
    }

    @AfterAll
    static void end() {
        setPolicy("Delete");
        storage.close();
    }

    @TestFactory
    Stream<DynamicTest> theNextProcessEndsABackupWhoseProcessWasKilledAfterAnyChange() {
        var whole = ProcessLife.untilKilled();
        new Scene().endsAfter(whole);
        List<String> changes = whole.changes();
        assertThat(changes)
                .anyMatch(change -> change.endsWith("/jobs"))
                .anyMatch(change -> change.endsWith("/volumesnapshotcontents"))
                .contains("report BackupEnded");
        return IntStream.rangeClosed(1, changes.size())
                .mapToObj(n -> dynamicTest(
                        n + " " + changes.get(n - 1), () -> new Scene().endsAfter(ProcessLife.ofChanges(n))));
    }

    @TestFactory
    Stream<DynamicTest> theNextProcessCancelsABackupWhoseProcessWasKilledAfterAnyChange() {
        var whole = ProcessLife.untilKilled();
        new Scene().endsAfter(whole);
        List<String> changes = whole.changes();
        return IntStream.rangeClosed(1, changes.size())
                .mapToObj(n -> dynamicTest(
                        n + " " + changes.get(n - 1), () -> new Scene().isCancelledAfter(ProcessLife.ofChanges(n))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Running", "Succeeded"})
    void theNextProcessEndsABackupWhoseProcessWasKilledWhenItsMoverWas(String phase) {
        var scene = new Scene();
        var life = ProcessLife.untilKilled();
        scene.node.observe(reached -> {
            if (reached.equals(phase)) {
                life.kill();
            }
        });

        scene.endsAfter(life);
    }

    /** A node that is cut off goes on for a while with the pod that was made anew elsewhere. */
    @Test
    void twoProcessesAtOnceEndABackupOnce() {
        var scene = new Scene();
        var isSecondUnderWay = new AtomicBoolean();
        scene.node.observe(phase -> {
            if (phase.equals("Running") && isSecondUnderWay.compareAndSet(false, true)) {
                scene.backup.live(ProcessLife.untilKilled().meanwhile(scene.node::step));
            }
        });

        scene.endsAfter(ProcessLife.untilKilled());

        assertThat(isSecondUnderWay).isTrue();
    }

    @Test
    void theNextProcessEndsABackupWhoseProcessWasKilledBeforeItsSnapshotWasReady() {
        var scene = new Scene();
        var life = ProcessLife.untilKilled();
        life.meanwhile(() -> {
            if (life.changes().stream().anyMatch(change -> change.endsWith("/volumesnapshots"))) {
                life.kill();
            }
        });
        scene.backup.live(life);
        await().atMost(PATIENCE).until(() -> !storage.inventory().snapshots().isEmpty());

        scene.ends();
    }

    /** One backup, and all that outlives a process. */
    private static final class Scene {

        private final BlobStore store = new MemoryBlobStore(CLOCK);
        private final PlayedNode node = new PlayedNode(admin, AGENT, storage, this::move);
        private final BackupProcesses backup = new BackupProcesses(AGENT, store, TENANT);

        /** The mover is a process of its own, which lives on. */
        private String move(Map<String, String> environment, Path root) {
            MoverTask task = MoverTask.of(environment);
            var settings = new VolumeWriterSettings(
                    LocationKeys.none(),
                    new SecureRandom(),
                    new PackOptions(1 << 20, 256 << 10, 1, 2, 2),
                    new VolumeBackupOptions(2, CLOCK, Instant.MAX));
            return MoverReport.write(new MoveVolume(store, settings, CLOCK, "mover")
                    .move(task.attempt(), task.parent(), task.namespace(), task.claim(), root, progress -> {}));
        }

        void endsAfter(ProcessLife life) {
            backup.live(life.meanwhile(node::step));
            node.observe(phase -> {});
            ends();
        }

        /** A new process does the rest, and nothing is left of any. */
        void ends() {
            liveOnce();

            assertThat(backup.entry().ended()).isInstanceOf(BackupOutcome.Succeeded.class);
            Manifest manifest = find().orElseThrow().manifest();
            assertThat(manifest.volumes()).hasSize(1);
            assertThat(new BackupReader(store).verify(manifest)).isEmpty();
        }

        /** What was complete stays, and whoever cancels it hears that it was too late. */
        void isCancelledAfter(ProcessLife life) {
            backup.live(life.meanwhile(node::step));
            UUID command = backup.cancel().commandId();
            boolean wasComplete = find().isPresent();
            liveOnce();

            assertThat(backup.entry().ended())
                    .isInstanceOf(wasComplete ? BackupOutcome.Succeeded.class : BackupOutcome.Cancelled.class);
            assertThat(find().isPresent()).isEqualTo(wasComplete);
            assertThat(backup.events().of(AgentEvent.CommandRejected.class).stream()
                            .map(AgentEvent.CommandRejected::commandId)
                            .distinct())
                    .isEqualTo(wasComplete ? List.of(command) : List.of());
        }

        private Optional<CommittedBackup> find() {
            return new BackupReader(store)
                    .find(new BackupKey(Given.CLUSTER, backup.order().backupId()));
        }

        private void liveOnce() {
            await().atMost(PATIENCE).until(KilledBackupsIT::driverIsDone);
            backup.live(ProcessLife.untilKilled().meanwhile(node::step));

            assertThat(backup.entry().reported()).isTrue();
            assertThat(backup.events().of(AgentEvent.BackupEnded.class).stream().distinct())
                    .hasSize(1);
            await().atMost(PATIENCE).untilAsserted(KilledBackupsIT::assertNothingLeft);
        }
    }

    /** What goes while the driver is about to make its content leaves that to the sweep after next. */
    private static boolean driverIsDone() {
        return left(SnapshotKinds.SNAPSHOTS, "metadata", "namespace")
                .allMatch(snapshot -> Boolean.TRUE.equals(snapshot.<Boolean>get("status", "readyToUse")));
    }

    private static void assertNothingLeft() {
        assertThat(Stream.of(
                                admin.batch().v1().jobs().inNamespace(AGENT).list().getItems().stream(),
                                admin.pods().inNamespace(AGENT).withLabel(MoverLabels.MOVER).list().getItems().stream(),
                                admin.persistentVolumeClaims().inNamespace(AGENT).list().getItems().stream(),
                                left(SnapshotKinds.SNAPSHOTS, "metadata", "namespace"),
                                left(SnapshotKinds.CONTENTS, "spec", "volumeSnapshotRef", "namespace"))
                        .flatMap(made -> made)
                        .map(one -> one.getKind() + " " + one.getMetadata().getName()))
                .isEmpty();
        assertThat(storage.inventory()).isEqualTo(before);
    }

    /** Other tests use the same API server. */
    private static Stream<GenericKubernetesResource> left(ResourceDefinitionContext kind, String... namespace) {
        var all = admin.genericKubernetesResources(kind);
        return (kind.isNamespaceScoped() ? all.inAnyNamespace().list() : all.list())
                .getItems().stream().filter(one -> List.of(AGENT, TENANT).contains(namespaceOf(one, namespace)));
    }

    private static String namespaceOf(GenericKubernetesResource one, String... path) {
        return path[0].equals("metadata")
                ? one.getMetadata().getNamespace()
                : String.valueOf(one.<String>get((Object[]) path));
    }
}
