package dev.granary.agent.adapter.kubernetes.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.granary.agent.adapter.kubernetes.volume.NodeAndDriver.Fault;
import dev.granary.agent.application.port.ClusterUnreachableException;
import dev.granary.agent.application.restore.Patience;
import dev.granary.agent.application.volume.MoveOrder;
import dev.granary.agent.application.volume.MoveResult;
import dev.granary.agent.application.volume.MoveVolume;
import dev.granary.agent.application.volume.MoverProgress;
import dev.granary.agent.application.volume.MoverTask;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.volume.VolumeWay;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.InMemoryDesiredStates;
import dev.granary.agent.fakes.MovableClock;
import dev.granary.agent.roundtrip.Faults;
import dev.granary.agent.roundtrip.FaultyApiServer;
import dev.granary.agent.world.Shoot;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.pack.PackOptions;
import dev.granary.engine.protocol.BackupSession;
import dev.granary.engine.protocol.BackupSessions;
import dev.granary.engine.protocol.Nonces;
import dev.granary.engine.protocol.OpenResult;
import dev.granary.engine.protocol.ParentChoice;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import dev.granary.engine.volume.backup.VolumeBackupOptions;
import dev.granary.engine.volume.stored.VolumeHandover;
import dev.granary.engine.volume.stored.VolumeWriterSettings;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On an API server with the rights of the agent; controllers, kubelet and driver are played. */
class KubernetesVolumeMoversIT {

    private static final String AGENT = "granary-movers";
    private static final String TENANT = "movers-shop";
    private static final VolumeWay SNAPSHOT = new VolumeWay.Snapshot("disk.csi.azure.com", "disks");
    private static final VolumeWay HOST_PATH = new VolumeWay.HostPath("node-1", "/mnt/1");
    private static KubernetesClient client;
    private static KubernetesClient admin;

    @TempDir
    private Path data;

    private final MovableClock clock = new MovableClock();
    private final BlobStore store = new MemoryBlobStore(clock);
    private final SecureRandom random = new SecureRandom();
    private final InMemoryDesiredStates states = new InMemoryDesiredStates();
    private final BackupSession session = ((OpenResult.Opened) new BackupSessions(store, clock, new Nonces(random))
                    .open(new BackupKey(Given.CLUSTER, UUID.randomUUID()), "agent", new ParentChoice.None()))
            .session();
    private final List<MoverProgress> progress = new ArrayList<>();
    private NodeAndDriver cluster;

    @BeforeAll
    static void admit() throws IOException {
        Shoot shoot = Shoot.shared();
        shoot.admit(AGENT);
        client = shoot.agentClient(AGENT);
        admin = shoot.admin();
        shoot.apply(resource("snapshot-kinds.yaml"));
        shoot.apply(resource("agent.yaml").replace("granary-system", AGENT));
        shoot.apply("apiVersion: v1\nkind: Namespace\nmetadata: {name: " + TENANT + "}");
        admin.resource(new PersistentVolumeClaimBuilder()
                        .withNewMetadata()
                        .withName("data")
                        .withNamespace(TENANT)
                        .endMetadata()
                        .withNewSpec()
                        .withStorageClassName("fast")
                        .withAccessModes("ReadWriteOnce")
                        .withNewResources()
                        .addToRequests("storage", new Quantity("1Gi"))
                        .endResources()
                        .endSpec()
                        .build())
                .create();
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @BeforeEach
    void fill() throws IOException {
        states.store(Given.location(Given.LOCATION), 1);
        Files.writeString(data.resolve("file"), "words");
        var settings = new VolumeWriterSettings(
                LocationKeys.none(),
                random,
                new PackOptions(1 << 20, 256 << 10, 1, 2, 2),
                new VolumeBackupOptions(2, clock, Instant.MAX));
        cluster = new NodeAndDriver(Shoot.shared(), AGENT, new MoveVolume(store, settings, clock, "mover"), data);
    }

    @AfterEach
    void removePods() {
        cluster.removeContents();
        admin.pods().inNamespace(AGENT).withGracePeriod(0).delete();
    }

    @Test
    void aDirectoryOfANodeIsReadByAJobOnThatNode() {
        var moved = (MoveResult.Moved) move(HOST_PATH);

        assertThat(VolumeHandover.read(session, moved.handover(), TENANT, "data")
                        .volume()
                        .files())
                .isPositive();
        assertThat(cluster.jobs()).singleElement().satisfies(job -> {
            var pod = job.getSpec().getTemplate().getSpec();
            assertThat(pod.getNodeSelector()).containsEntry("kubernetes.io/hostname", "node-1");
            assertThat(pod.getServiceAccountName()).isEqualTo("granary-agent");
            assertThat(pod.getVolumes())
                    .anyMatch(volume -> volume.getHostPath() != null
                            && volume.getHostPath().getPath().equals("/mnt/1"));
            var container = pod.getContainers().getFirst();
            assertThat(container.getImage()).isEqualTo("agent:1");
            assertThat(container.getResources().getLimits()).containsEntry("memory", new Quantity("384Mi"));
            assertThat(container.getVolumeMounts())
                    .anyMatch(mount -> mount.getMountPath().equals("/volume") && mount.getReadOnly());
            assertThat(NodeAndDriver.environment(job))
                    .containsEntry(MoverTask.MODE, MoverTask.MOVER)
                    .containsEntry("GRANARY_AGENT_TENANT", "acme")
                    .containsEntry(MoverTask.ROOT, "/volume")
                    .containsEntry(MoverTask.REPORT, "/dev/termination-log")
                    .hasEntrySatisfying(
                            "JAVA_TOOL_OPTIONS", flags -> assertThat(flags).contains("-Xmx192m"))
                    .doesNotContainKey("GRANARY_MOVER_FROZEN_AT");
        });
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aSnapshotIsReadThroughAClaimInTheAgentsNamespace() {
        var moved = (MoveResult.Moved) move(SNAPSHOT);

        assertThat(VolumeHandover.read(session, moved.handover(), TENANT, "data")
                        .volume()
                        .claim())
                .isEqualTo("data");
        assertThat(cluster.jobs())
                .singleElement()
                .satisfies(job -> assertThat(NodeAndDriver.environment(job))
                        .containsEntry("GRANARY_MOVER_FROZEN_AT", "2026-11-20T10:00:00Z"));
        assertThat(cluster.policies()).contains("Delete").doesNotContain("Retain");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aSnapshotThatIsNeverReadyEndsWithTheEvent() {
        cluster.fail(Fault.SNAPSHOT_HANGS);

        assertThat(failure(SNAPSHOT))
                .isEqualTo("The snapshot was not ready within 10 minutes."
                        + " SnapshotContentCreationFailed: the driver is out of quota");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aSnapshotThatHangsTakesWithItWhatItsClassWouldKeep() {
        cluster.fail(Fault.SNAPSHOT_UNREADY);

        assertThat(failure(SNAPSHOT)).startsWith("The snapshot was not ready within 10 minutes.");
        assertThat(cluster.contentPolicies()).isNotEmpty().containsOnly("Delete");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aJobThatIsNeverScheduledEndsWithTheEvent() {
        cluster.fail(Fault.NOT_SCHEDULED);

        assertThat(failure(HOST_PATH))
                .isEqualTo("The mover did not start within 10 minutes. FailedScheduling: 0/3 nodes are available");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aVolumeThatIsNotMadeOfTheSnapshotEndsWithTheEventOfItsClaim() {
        cluster.fail(Fault.NOT_PROVISIONED);

        assertThat(failure(SNAPSHOT)).startsWith("The mover did not start within 10 minutes. ProvisioningFailed: ");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aVolumeThatCannotBeMountedEndsWithTheEvent() {
        cluster.fail(Fault.NOT_MOUNTED);

        assertThat(failure(HOST_PATH))
                .isEqualTo("The mover did not start within 10 minutes."
                        + " FailedMount: MountVolume.SetUp failed: the disk is attached elsewhere");
        assertThat(leftovers()).isEmpty();
    }

    /** Nobody makes a pod without its account. */
    @Test
    void aJobThatGetsNoPodEndsWithTheEvent() {
        cluster.fail(Fault.NO_POD);
        setAccount("nobody");
        try {
            assertThat(failure(HOST_PATH)).startsWith("The mover did not start within 10 minutes. FailedCreate: ");
        } finally {
            setAccount("granary-agent");
        }
        assertThat(leftovers()).isEmpty();
    }

    private static void setAccount(String account) {
        admin.apps()
                .deployments()
                .inNamespace(AGENT)
                .withName(KubernetesVolumeMovers.AGENT)
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"spec\":{\"template\":{\"spec\":{\"serviceAccountName\":\"" + account
                                + "\",\"serviceAccount\":\"" + account + "\"}}}}");
    }

    @Test
    void anEvictedPodSaysWhyItWasEvicted() {
        cluster.fail(Fault.EVICTED);

        assertThat(failure(SNAPSHOT))
                .isEqualTo("The pod of the mover failed. Evicted: The node was low on resource: memory.");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aMoverThatIsKilledForItsMemoryIsNamed() {
        cluster.fail(Fault.KILLED);

        assertThat(failure(HOST_PATH)).startsWith("The mover ended with exit code 137 (OOMKilled)");
        assertThat(leftovers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/volumesnapshots", "/volumesnapshotcontents", "/persistentvolumeclaims", "/jobs"})
    void aStepThatFailsInTheApiServerCostsTheVolumeOnly(String path) {
        try (var front = new FaultyApiServer(Shoot.shared().server());
                var agent = front.client(Shoot.shared().token(AGENT, Shoot.ISSUER))) {
            front.play(Faults.refusal("POST", path, 500, "InternalError"));

            assertThat(failure(movers(agent), SNAPSHOT))
                    .isEqualTo("The API server refused what the mover needs (500): injected");
        }
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void anApiServerThatDoesNotKnowTheAgentAnyMoreCostsTheAttempt() {
        try (var front = new FaultyApiServer(Shoot.shared().server());
                var agent = front.client(Shoot.shared().token(AGENT, Shoot.ISSUER))) {
            front.play(Faults.refusal("POST", "/jobs", 401, "Unauthorized"));

            assertThatExceptionOfType(ClusterUnreachableException.class)
                    .isThrownBy(() -> failure(movers(agent), SNAPSHOT));
        }
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void anAgentThatIsStoppedMeanwhileLeavesNothing() {
        var stopped = new IllegalStateException("stopped");

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> movers().move(
                                order(SNAPSHOT),
                                time -> {
                                    throw stopped;
                                },
                                progress::add));

        assertThat(leftovers()).isEmpty();
    }

    @Test
    void theSweepRemovesWhatAKilledAgentLeftAndNothingOfAnother() {
        var own = new MoverLabels(AGENT);
        leave(own, "left");
        leave(new MoverLabels("granary-other"), "other");

        movers().sweep();

        assertThat(leftovers()).isEmpty();
        assertThat(snapshots("granary-other")).containsExactly("other");
        assertThat(admin.persistentVolumeClaims().inNamespace(TENANT).list().getItems())
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"SNAPSHOT_UNREADY", "SNAPSHOT_UNBOUND"})
    void theSweepLetsGoWhatTheClassOfAKilledAgentsSnapshotWouldKeep(Fault fault) {
        leave(new MoverLabels(AGENT), MoverLabels.NAME + "left");
        cluster.fail(fault);
        cluster.step();
        assertThat(cluster.contentPolicies()).contains("Retain");

        movers().sweep();

        assertThat(leftovers()).isEmpty();
        assertThat(cluster.contentPolicies()).doesNotContain("Retain");
    }

    @Test
    void theSweepRemovesTheContentOfAMoversSnapshotThatWentBeforeItWasMade() {
        cluster.makeContent("snapcontent-of-mover", TENANT, MoverLabels.NAME + "gone");
        cluster.makeContent("snapcontent-of-tenant", TENANT, "weekly");

        movers().sweep();

        assertThat(cluster.removeContents()).containsExactly("snapcontent-of-tenant Retain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobs", "volumesnapshots", "volumesnapshotcontents"})
    void whatTheApiServerDidNotRemoveAfterAMoverGoesWithTheNextSweep(String kind) {
        try (KubernetesClient failing = Shoot.shared().agentClient(AGENT, new FailsOnce(kind, 500))) {
            assertThat(move(movers(failing), SNAPSHOT)).isInstanceOf(MoveResult.Moved.class);
            assertThat(leftovers()).isNotEmpty();

            movers(failing).sweep();
        }

        assertThat(leftovers()).isEmpty();
    }

    @Test
    void noBackupWaitsForWhatMayNotBeRemoved() {
        leave(new MoverLabels(AGENT), MoverLabels.NAME + "left");
        try (KubernetesClient refused = Shoot.shared().agentClient(AGENT, new FailsOnce("volumesnapshots", 403))) {
            movers(refused).sweep();
            assertThat(leftovers()).isNotEmpty();

            movers(refused).sweep();
        }

        assertThat(leftovers()).isEmpty();
    }

    private static void leave(MoverLabels labels, String name) {
        var order = new MoveOrder(
                ((OpenResult.Opened) new BackupSessions(
                                        new MemoryBlobStore(new MovableClock()),
                                        new MovableClock(),
                                        new Nonces(new SecureRandom()))
                                .open(new BackupKey(Given.CLUSTER, Given.BACKUP), "agent", new ParentChoice.None()))
                        .session()
                        .key(),
                null,
                Given.PLAIN,
                TENANT,
                "data",
                (VolumeWay.Snapshot) SNAPSHOT);
        var steps = new Steps(new MovableClock(), time -> {}, Duration.ofSeconds(1));
        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(() -> new Snapshots(admin, labels, steps, Duration.ZERO)
                        .take(order, (VolumeWay.Snapshot) SNAPSHOT, name));
    }

    private MoveResult move(VolumeWay way) {
        return move(movers(), way);
    }

    private MoveResult move(KubernetesVolumeMovers movers, VolumeWay way) {
        Patience patience = time -> {
            cluster.step();
            clock.advance(time);
        };
        return movers.move(order(way), patience, progress::add);
    }

    private String failure(VolumeWay way) {
        return failure(movers(), way);
    }

    private String failure(KubernetesVolumeMovers movers, VolumeWay way) {
        var failed = (MoveResult.NotMoved) move(movers, way);
        assertThat(failed.reason()).isEqualTo(Reason.VOLUME_BACKUP_FAILED);
        return failed.message();
    }

    private KubernetesVolumeMovers movers() {
        return movers(client);
    }

    private KubernetesVolumeMovers movers(KubernetesClient calls) {
        var limits = new MoverLimits(
                Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofDays(1), Duration.ofMinutes(5));
        return new KubernetesVolumeMovers(calls, AGENT, states, UUID::randomUUID, limits, clock);
    }

    private MoveOrder order(VolumeWay way) {
        return new MoveOrder(session.handOn(), null, Given.PLAIN, TENANT, "data", (VolumeWay.Data) way);
    }

    /** Everything in the cluster that movers of the agent need. */
    private static List<String> leftovers() {
        return Stream.of(
                        admin.batch().v1().jobs().inNamespace(AGENT).list().getItems().stream()
                                .filter(job -> !job.isMarkedForDeletion())
                                .map(job -> "Job " + job.getMetadata().getName()),
                        admin.persistentVolumeClaims().inNamespace(AGENT).list().getItems().stream()
                                .filter(claim -> !claim.isMarkedForDeletion())
                                .map(claim -> "Claim " + claim.getMetadata().getName()),
                        snapshots(AGENT).stream(),
                        admin
                                .genericKubernetesResources(SnapshotKinds.CONTENTS)
                                .withLabel(MoverLabels.MOVER, AGENT)
                                .list()
                                .getItems()
                                .stream()
                                .map(content ->
                                        "Content " + content.getMetadata().getName()))
                .flatMap(names -> names)
                .toList();
    }

    private static List<String> snapshots(String agent) {
        return admin
                .genericKubernetesResources(SnapshotKinds.SNAPSHOTS)
                .inAnyNamespace()
                .withLabel(MoverLabels.MOVER, agent)
                .list()
                .getItems()
                .stream()
                .map(snapshot -> snapshot.getMetadata().getName())
                .toList();
    }

    private static String resource(String name) throws IOException {
        try (var in = KubernetesVolumeMoversIT.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
