package dev.granary.agent.adapter.kubernetes.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.granary.agent.application.PatienceUntilStop;
import dev.granary.agent.application.Stopping;
import dev.granary.agent.application.restore.Patience;
import dev.granary.agent.application.volume.MoverProgress;
import dev.granary.agent.application.volume.MoverTask;
import dev.granary.agent.application.volume.fill.FillOrder;
import dev.granary.agent.application.volume.fill.FillReport;
import dev.granary.agent.application.volume.fill.FillTask;
import dev.granary.agent.application.volume.fill.FillVolume;
import dev.granary.agent.application.volume.fill.NewVolumes;
import dev.granary.agent.application.volume.fill.NewVolumesContract;
import dev.granary.agent.application.volume.fill.Offer;
import dev.granary.agent.application.volume.fill.Settled;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.InMemoryDesiredStates;
import dev.granary.agent.fakes.VolumeInStore;
import dev.granary.agent.fakes.Yaml;
import dev.granary.agent.roundtrip.Faults;
import dev.granary.agent.roundtrip.FaultyApiServer;
import dev.granary.agent.world.Shoot;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import dev.granary.testing.landscape.storage.StorageDriver;
import dev.granary.testing.landscape.storage.StorageFaults.Fault;
import dev.granary.testing.landscape.storage.StorageFaults.Step;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On an API server with the rights of the agent and the storage of the landscape; scheduler and kubelet are played. */
class KubernetesNewVolumesIT extends NewVolumesContract {

    private static final String AGENT = "granary-fills";
    private static final BackupKey BACKUP = new BackupKey(Given.CLUSTER, Given.BACKUP);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final BlobStore STORE = new MemoryBlobStore(InstantSource.system());

    @TempDir
    private static Path scratch;

    private static KubernetesClient client;
    private static KubernetesClient admin;
    private static StorageDriver storage;

    private final InMemoryDesiredStates states = new InMemoryDesiredStates();
    private final Patience wait = new PatienceUntilStop(new Stopping());
    private PlayedNode node;
    private String tenant = "";
    private Set<String> volumesBefore = Set.of();

    @BeforeAll
    static void admit() throws IOException {
        Shoot shoot = Shoot.shared();
        shoot.admit(AGENT);
        client = shoot.agentClient(AGENT);
        admin = shoot.admin();
        try (var agent = KubernetesNewVolumesIT.class.getResourceAsStream("agent.yaml")) {
            shoot.apply(new String(agent.readAllBytes(), StandardCharsets.UTF_8).replace("granary-system", AGENT));
        }
        storage = StorageDriver.start(admin, scratch.resolve("storage"), "node-1");
        Path data = Files.createDirectory(scratch.resolve("data"));
        Files.writeString(data.resolve("file"), "words");
        VolumeInStore.write(STORE, BACKUP, "shop", DATA, data);
    }

    @AfterAll
    static void disconnect() {
        storage.close();
        client.close();
    }

    @BeforeEach
    void haveATenant() {
        states.store(Given.location(Given.LOCATION), 1);
        tenant = admin.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withGenerateName("fills-")
                        .endMetadata()
                        .build())
                .create()
                .getMetadata()
                .getName();
        node = new PlayedNode(admin, AGENT, storage, KubernetesNewVolumesIT::fill);
        volumesBefore = storage.inventory().volumes();
    }

    private static String fill(Map<String, String> environment, Path root) {
        FillTask task = FillTask.of(environment);
        return FillReport.write(new FillVolume(STORE, LocationKeys.none(), new SecureRandom())
                .fill(task.backup(), task.namespace(), task.claim(), root, progress -> {}));
    }

    @AfterEach
    void removeAll() {
        storage.faults().set(Step.PROVISION, Fault.NONE);
        volumes().clear(restore -> true);
        admin.persistentVolumeClaims().inNamespace(tenant).delete();
        awaitNothingLeft();
    }

    @Override
    protected NewVolumes volumes() {
        return volumes(Duration.ofSeconds(60));
    }

    private NewVolumes volumes(Duration start) {
        return volumes(client, start);
    }

    private NewVolumes volumes(KubernetesClient agent, Duration start) {
        var limits = new MoverLimits(start, start, PATIENCE, Duration.ofMillis(50));
        return new KubernetesNewVolumes(agent, AGENT, states, limits, InstantSource.system());
    }

    @Override
    protected FillOrder order(UUID restore, String claim) {
        return order(restore, claim, StorageDriver.DISK);
    }

    private FillOrder order(UUID restore, String claim, String storageClass) {
        var wanted = Yaml.object("{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: " + claim
                + ", namespace: " + tenant + "}, spec: {storageClassName: " + storageClass
                + ", accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}");
        return new FillOrder(restore, BACKUP, Given.LOCATION, "shop", claim, wanted);
    }

    @Override
    protected Patience patience() {
        return time -> {
            node.step();
            wait.await(time);
        };
    }

    @Override
    protected void makeClaim(FillOrder order, String volume) {
        var claim = order.wanted().copy();
        claim.fields().put(volume, "spec", "volumeName");
        admin.resource(client.getKubernetesSerialization()
                        .convertValue(claim.fields().map(), PersistentVolumeClaim.class))
                .create();
    }

    @Override
    protected boolean hasItsVolume(FillOrder order, String volume) {
        try {
            return storage.isBound(tenant, order.claim())
                    && Files.readString(storage.directory(tenant, order.claim()).resolve("file"))
                            .equals("words");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected List<String> left() {
        return Stream.of(
                        admin.batch().v1().jobs().inNamespace(AGENT).list().getItems().stream(),
                        admin.persistentVolumeClaims().inNamespace(AGENT).list().getItems().stream(),
                        admin.persistentVolumes().withLabel(FillLabels.FILLER).list().getItems().stream(),
                        admin.pods().inNamespace(AGENT).withLabel(FillLabels.FILLER).list().getItems().stream())
                .flatMap(made -> made)
                .map(one -> one.getKind() + " " + one.getMetadata().getName())
                .sorted()
                .toList();
    }

    /** Everything that lies on disk and was not there before belongs to a claim of the tenant. */
    @Override
    protected void awaitNothingLeft() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(left()).isEmpty();
            List<String> claimed = admin.persistentVolumeClaims().inNamespace(tenant).list().getItems().stream()
                    .map(claim -> claim.getSpec().getVolumeName())
                    .filter(Objects::nonNull)
                    .toList();
            assertThat(claimed).allSatisfy(KubernetesNewVolumesIT::assertNobodysButItsClaims);
            assertThat(storage.inventory().volumes())
                    .allMatch(volume -> volumesBefore.contains(volume) || claimed.contains(volume));
        });
    }

    private static void assertNobodysButItsClaims(String volume) {
        var found = admin.persistentVolumes().withName(volume).get();
        assertThat(found).isNotNull();
        assertThat(found.getSpec().getPersistentVolumeReclaimPolicy()).isEqualTo("Delete");
        assertThat(found.getMetadata().getAnnotations().keySet()).noneMatch(name -> name.startsWith("granary.dev/"));
    }

    /** Waits are where a process spends its time: for the mover's start and end, and for the volume to be let go. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 6, 8})
    void aProcessThatDiesAtAnyWaitIsFollowedByOneThatGoesOn(int wait) {
        FillOrder order = order(UUID.randomUUID(), DATA);
        dieAt(wait, order);

        var offer = (Offer.Offered) volumes().offer(order, patience());
        makeClaim(order, offer.volume());

        assertThat(volumes().settle(order, patience())).isInstanceOf(Settled.Bound.class);
        assertThat(hasItsVolume(order, offer.volume())).isTrue();
        volumes().clear(order.restoreId()::equals);
        awaitNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 6, 8})
    void nothingIsLeftOfAProcessThatDiedAtAnyWait(int wait) {
        FillOrder order = order(UUID.randomUUID(), DATA);
        dieAt(wait, order);

        volumes().clear(order.restoreId()::equals);

        awaitNothingLeft();
    }

    /** Or not at all, when it does not have to wait so often. */
    private void dieAt(int wait, FillOrder order) {
        var left = new AtomicInteger(wait);
        try {
            volumes().offer(order, time -> {
                if (left.decrementAndGet() == 0) {
                    throw new Died();
                }
                patience().await(time);
            });
        } catch (Died e) {
            assertThat(left).hasValue(0);
        }
    }

    private static final class Died extends RuntimeException {}

    @Test
    void whatAMoverNotesOnItsPodIsTold() {
        var noted = new MoverProgress(2, 4_000_000, Duration.ofSeconds(2));
        List<MoverProgress> told = new ArrayList<>();
        node.observe(phase -> {
            if (phase.equals("Running")) {
                note(noted.text());
            }
        });

        volumes().offer(order(UUID.randomUUID(), DATA), patience(), told::add);

        assertThat(told).contains(noted);
    }

    private static void note(String text) {
        admin.pods()
                .inNamespace(AGENT)
                .withLabel("job-name")
                .list()
                .getItems()
                .forEach(pod -> admin.resource(pod)
                        .edit(found -> new PodBuilder(found)
                                .editMetadata()
                                .addToAnnotations(OwnPod.PROGRESS, text)
                                .endMetadata()
                                .build()));
    }

    @Test
    void aClassThatBindsAtOnceServesAsWell() {
        FillOrder order = order(UUID.randomUUID(), DATA, StorageDriver.DISK_AT_ONCE);

        var offer = (Offer.Offered) volumes().offer(order, patience());
        makeClaim(order, offer.volume());

        assertThat(volumes().settle(order, patience())).isInstanceOf(Settled.Bound.class);
        assertThat(hasItsVolume(order, offer.volume())).isTrue();
    }

    @Test
    void aDirectoryOfTheNodeServesAsWell() {
        FillOrder order = order(UUID.randomUUID(), DATA, StorageDriver.NODE_DIRECTORY);

        var offer = (Offer.Offered) volumes().offer(order, patience());
        makeClaim(order, offer.volume());

        assertThat(volumes().settle(order, patience())).isInstanceOf(Settled.Bound.class);
        assertThat(hasItsVolume(order, offer.volume())).isTrue();
    }

    @Test
    void theMoverHasTheRightsToWriteFilesAndNoOthers() {
        volumes().offer(order(UUID.randomUUID(), DATA), patience());

        assertThat(node.ran()).singleElement().satisfies(pod -> {
            assertThat(pod.getServiceAccountName()).isEqualTo("granary-agent");
            var container = pod.getContainers().getFirst();
            assertThat(container.getSecurityContext().getCapabilities().getDrop())
                    .containsExactly("ALL");
            assertThat(container.getSecurityContext().getCapabilities().getAdd())
                    .containsExactlyInAnyOrder("CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "MKNOD", "SETFCAP");
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                    .isFalse();
            assertThat(container.getVolumeMounts())
                    .anyMatch(mount ->
                            mount.getMountPath().equals("/volume") && !Boolean.TRUE.equals(mount.getReadOnly()));
            assertThat(PlayedNode.environment(container)).containsEntry(MoverTask.MODE, FillTask.FILLER);
        });
    }

    @Test
    void aVolumeThatTheDriverRefusesEndsWithTheEvent() {
        storage.faults().set(Step.PROVISION, Fault.REFUSED);

        var offer = (Offer.NotOffered) volumes(Duration.ofSeconds(5))
                .offer(order(UUID.randomUUID(), DATA, StorageDriver.DISK_AT_ONCE), patience());

        assertThat(offer.reason()).isEqualTo(Reason.VOLUME_RESTORE_FAILED);
        assertThat(offer.message())
                .startsWith("The mover did not start within")
                .endsWith("ProvisioningFailed: failed to provision volume: the quota for disks is exceeded");
        storage.faults().set(Step.PROVISION, Fault.NONE);
        awaitNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jobs", "/persistentvolumeclaims"})
    void aStepThatFailsInTheApiServerCostsTheClaimOnly(String path) {
        try (var front = new FaultyApiServer(Shoot.shared().server());
                var agent = front.client(Shoot.shared().token(AGENT, Shoot.ISSUER))) {
            front.play(Faults.refusal("POST", path, 500, "InternalError"));

            var offer = (Offer.NotOffered) volumes(agent, PATIENCE).offer(order(UUID.randomUUID(), DATA), patience());

            assertThat(offer.reason()).isEqualTo(Reason.VOLUME_RESTORE_FAILED);
            assertThat(offer.message()).contains("(500): injected");
        }
        awaitNothingLeft();
    }

    @Test
    void aMoverOfTheFormerImageIsWaitedFor() {
        FillOrder order = order(UUID.randomUUID(), DATA);
        dieAt(1, order);
        setImage("agent:2");
        try {
            assertThat(volumes().offer(order, patience())).isInstanceOf(Offer.Offered.class);

            assertThat(node.ran())
                    .singleElement()
                    .satisfies(pod -> assertThat(pod.getContainers().getFirst().getImage())
                            .isEqualTo("agent:1"));
        } finally {
            setImage("agent:1");
        }
    }

    private static void setImage(String image) {
        admin.apps()
                .deployments()
                .inNamespace(AGENT)
                .withName(KubernetesVolumeMovers.AGENT)
                .patch(
                        PatchContext.of(PatchType.JSON),
                        "[{\"op\":\"replace\",\"path\":\"/spec/template/spec/containers/0/image\",\"value\":\"" + image
                                + "\"}]");
    }

    @Test
    void aVolumeThatIsRefusedOnceIsFilledAllTheSame() {
        storage.faults().set(Step.PROVISION, Fault.REFUSED_ONCE);

        var offer = volumes().offer(order(UUID.randomUUID(), DATA, StorageDriver.DISK_AT_ONCE), patience());

        assertThat(offer).isInstanceOf(Offer.Offered.class);
    }

    @Test
    void aVolumeThatCannotBeMountedEndsWithTheEvent() {
        node.fail(PlayedNode.Fault.NOT_MOUNTED);

        var offer = (Offer.NotOffered) volumes(Duration.ofSeconds(5)).offer(order(UUID.randomUUID(), DATA), patience());

        assertThat(offer.message())
                .startsWith("The mover did not start within")
                .endsWith("FailedMount: MountVolume.SetUp failed: the disk is attached elsewhere");
        awaitNothingLeft();
    }

    @Test
    void anEvictedMoverSaysWhyAndLeavesNothing() {
        node.fail(PlayedNode.Fault.EVICTED);

        var offer = (Offer.NotOffered) volumes().offer(order(UUID.randomUUID(), DATA), patience());

        assertThat(offer.message())
                .isEqualTo("The pod of the mover failed. Evicted: The node was low on resource: memory.");
        awaitNothingLeft();
    }

    @Test
    void aClaimThatIsRefusedItsVolumeKeepsTheVolumeForLater() {
        FillOrder order = order(UUID.randomUUID(), DATA);
        var offer = (Offer.Offered) volumes().offer(order, patience());

        assertThat(volumes(Duration.ZERO).settle(order, patience()))
                .isInstanceOfSatisfying(
                        Settled.NotBound.class,
                        it -> assertThat(it.message()).startsWith("The claim did not get its volume"));
        makeClaim(order, offer.volume());

        await().atMost(PATIENCE).until(() -> storage.isBound(tenant, DATA));
        assertThat(hasItsVolume(order, offer.volume())).isTrue();
    }
}
