package dev.granary.testing.landscape.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.granary.testing.landscape.api.ApiServer;
import dev.granary.testing.landscape.api.ApiServerSpec;
import dev.granary.testing.landscape.api.ApiServers;
import dev.granary.testing.landscape.kube.KubeClients;
import dev.granary.testing.landscape.pki.CertificateAuthority;
import dev.granary.testing.landscape.storage.StorageFaults.Fault;
import dev.granary.testing.landscape.storage.StorageFaults.Step;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The storage of a shoot, over any source of API servers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StorageDriverContract {

    private static final String KEEP = "Retain";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private ApiServers servers;
    private ApiServer server;
    private KubernetesClient client;
    private StorageDriver driver;
    private String namespace;

    abstract ApiServers servers();

    @BeforeAll
    void open(@TempDir Path directory) {
        servers = servers();
        String authority = new CertificateAuthority("clients", Clock.systemUTC()).pem();
        server = servers.start(new ApiServerSpec("storage", "https://issuer.example.com/storage", authority, ""));
        client = KubeClients.admin(server);
        driver = StorageDriver.start(client, directory, "node-1");
    }

    @AfterAll
    void close() {
        driver.close();
        client.close();
        server.close();
        servers.close();
    }

    @BeforeEach
    void makeNamespace() {
        namespace = client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withGenerateName("case-")
                        .endMetadata()
                        .build())
                .create()
                .getMetadata()
                .getName();
    }

    @Test
    void claimGetsADirectoryAndLosesItWhenItIsDeleted() {
        claim("data", StorageDriver.DISK_AT_ONCE);
        until(() -> isBound("data"));
        Path volume = driver.directory(namespace, "data");
        assertThat(volume).isEmptyDirectory();

        client.persistentVolumeClaims().inNamespace(namespace).withName("data").delete();

        until(() -> !Files.exists(volume));
        until(() -> client.persistentVolumes()
                        .withName(volume.getFileName().toString())
                        .get()
                == null);
    }

    @Test
    void claimThatWaitsForAPodIsServedOnceANodeIsChosen() {
        claim("data", StorageDriver.DISK);

        client.persistentVolumeClaims().inNamespace(namespace).withName("data").edit(claim -> {
            claim.getMetadata().getAnnotations().put("volume.kubernetes.io/selected-node", "node-1");
            return claim;
        });

        until(() -> isBound("data"));
    }

    @Test
    void directoryOfTheNodeIsOnTheNode() {
        claim("data", StorageDriver.NODE_DIRECTORY);
        until(() -> isBound("data"));

        var spec = client.persistentVolumes()
                .withName(driver.directory(namespace, "data").getFileName().toString())
                .require()
                .getSpec();

        assertThat(spec.getHostPath().getPath())
                .isEqualTo(driver.directory(namespace, "data").toString());
        assertThat(spec.getNodeAffinity()
                        .getRequired()
                        .getNodeSelectorTerms()
                        .getFirst()
                        .getMatchExpressions()
                        .getFirst()
                        .getValues())
                .containsExactly("node-1");
    }

    @Test
    void claimMadeFromASnapshotHoldsWhatWasThereThen() throws IOException {
        Path volume = boundDirectory("data");
        Files.writeString(volume.resolve("file"), "then");
        snapshot(namespace, "snap", Map.of("persistentVolumeClaimName", "data"));
        until(() -> isReady(namespace, "snap"));
        Files.writeString(volume.resolve("file"), "now");

        claim("copy", StorageDriver.DISK_AT_ONCE, "snap");

        until(() -> isBound("copy"));
        assertThat(driver.directory(namespace, "copy").resolve("file")).hasContent("then");
        assertThat(volume.resolve("file")).hasContent("now");
    }

    @Test
    void snapshotCanBeUsedInAnotherNamespaceAndGoesWithTheOneThatOwnsIt() throws IOException {
        Files.writeString(boundDirectory("data").resolve("file"), "then");
        snapshot(namespace, "snap", Map.of("persistentVolumeClaimName", "data"));
        until(() -> isReady(namespace, "snap"));
        String handle = handle("snap");
        String other = "default";

        content("content-of-" + namespace, handle, other, "snap-of-" + namespace);
        snapshot(other, "snap-of-" + namespace, Map.of("volumeSnapshotContentName", "content-of-" + namespace));
        until(() -> isReady(other, "snap-of-" + namespace));
        delete(other, "snap-of-" + namespace);
        client.genericKubernetesResources(SnapshotKinds.CONTENTS)
                .withName("content-of-" + namespace)
                .delete();
        until(() -> snapshotOf(other, "snap-of-" + namespace) == null);

        assertThat(driver.inventory().snapshots()).contains(handle);
        delete(namespace, "snap");
        until(() -> snapshotOf(namespace, "snap") == null);
        until(() -> !driver.inventory().snapshots().contains(handle));
        until(() -> client.genericKubernetesResources(SnapshotKinds.CONTENTS).list().getItems().stream()
                .noneMatch(content -> content.toString().contains(namespace)));
    }

    @Test
    void volumeThatIsKeptOutlivesItsClaimAndServesAnother() throws IOException {
        Path volume = boundDirectory("data");
        Files.writeString(volume.resolve("file"), "kept");
        String name = volume.getFileName().toString();
        client.persistentVolumes().withName(name).edit(found -> {
            found.getSpec().setPersistentVolumeReclaimPolicy(KEEP);
            return found;
        });
        client.persistentVolumeClaims().inNamespace(namespace).withName("data").delete();
        until(() -> phase(name).equals("Released"));

        client.persistentVolumes().withName(name).edit(found -> {
            found.getSpec().setClaimRef(null);
            return found;
        });
        client.resource(builder("next", StorageDriver.DISK_AT_ONCE)
                        .editSpec()
                        .withVolumeName(name)
                        .endSpec()
                        .build())
                .create();

        until(() -> isBound("next"));
        assertThat(driver.directory(namespace, "next").resolve("file")).hasContent("kept");
    }

    @Test
    void refusedSnapshotSaysWhyAndIsTakenOnceTheDriverCan() {
        boundDirectory("data");
        driver.faults().set(Step.SNAPSHOT, Fault.REFUSED);
        snapshot(namespace, "snap", Map.of("persistentVolumeClaimName", "data"));

        until(() -> snapshotOf(namespace, "snap").get("status", "error", "message") != null);
        until(() -> client.v1().events().inNamespace(namespace).list().getItems().stream()
                .anyMatch(event -> event.getMessage().contains("out of quota")));
        driver.faults().set(Step.SNAPSHOT, Fault.NONE);

        until(() -> isReady(namespace, "snap"));
    }

    @Test
    void refusedVolumeSaysWhy() {
        driver.faults().set(Step.PROVISION, Fault.REFUSED);
        claim("data", StorageDriver.DISK_AT_ONCE);

        until(() -> client.v1().events().inNamespace(namespace).list().getItems().stream()
                .anyMatch(event -> event.getReason().equals("ProvisioningFailed")));
        driver.faults().set(Step.PROVISION, Fault.NONE);

        until(() -> isBound("data"));
    }

    @Test
    void volumeOfASnapshotIsRefusedByItself() {
        boundDirectory("data");
        snapshot(namespace, "snap", Map.of("persistentVolumeClaimName", "data"));
        until(() -> isReady(namespace, "snap"));
        driver.faults().set(Step.PROVISION_FROM_SNAPSHOT, Fault.REFUSED);

        claim("copy", StorageDriver.DISK_AT_ONCE, "snap");
        claim("empty", StorageDriver.DISK_AT_ONCE);

        until(() -> isBound("empty"));
        until(() -> hasEvent("copy", "ProvisioningFailed"));
        driver.faults().set(Step.PROVISION_FROM_SNAPSHOT, Fault.NONE);
        until(() -> isBound("copy"));
    }

    @Test
    void volumeThatIsRefusedOnceIsMadeTheNextTime() {
        driver.faults().set(Step.PROVISION, Fault.REFUSED_ONCE);

        claim("data", StorageDriver.DISK_AT_ONCE);

        until(() -> isBound("data"));
        assertThat(hasEvent("data", "ProvisioningFailed")).isTrue();
    }

    private boolean hasEvent(String object, String reason) {
        return client.v1().events().inNamespace(namespace).list().getItems().stream()
                .anyMatch(event -> event.getReason().equals(reason)
                        && event.getInvolvedObject().getName().equals(object));
    }

    private Path boundDirectory(String claim) {
        claim(claim, StorageDriver.DISK_AT_ONCE);
        until(() -> isBound(claim));
        return driver.directory(namespace, claim);
    }

    private void claim(String name, String storageClass) {
        client.resource(builder(name, storageClass).build()).create();
    }

    private void claim(String name, String storageClass, String snapshot) {
        client.resource(builder(name, storageClass)
                        .editSpec()
                        .withNewDataSource("snapshot.storage.k8s.io", "VolumeSnapshot", snapshot)
                        .endSpec()
                        .build())
                .create();
    }

    private PersistentVolumeClaimBuilder builder(String name, String storageClass) {
        return new PersistentVolumeClaimBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .addToAnnotations("made-by", "test")
                .endMetadata()
                .withNewSpec()
                .withStorageClassName(storageClass)
                .withAccessModes("ReadWriteOnce")
                .withNewResources()
                .addToRequests("storage", new Quantity("1Gi"))
                .endResources()
                .endSpec();
    }

    private void snapshot(String where, String name, Map<String, String> source) {
        create(where, "VolumeSnapshot", name, Map.of("volumeSnapshotClassName", "disk", "source", source));
    }

    private void content(String name, String handle, String where, String snapshot) {
        create(
                null,
                "VolumeSnapshotContent",
                name,
                Map.of(
                        "deletionPolicy",
                        KEEP,
                        "driver",
                        "disk.csi.landscape.example",
                        "source",
                        Map.of("snapshotHandle", handle),
                        "volumeSnapshotRef",
                        Map.of("namespace", where, "name", snapshot)));
    }

    private void create(@Nullable String where, String kind, String name, Map<String, Object> spec) {
        client.resource(new GenericKubernetesResourceBuilder()
                        .withApiVersion(SnapshotKinds.API_VERSION)
                        .withKind(kind)
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(where)
                        .endMetadata()
                        .addToAdditionalProperties("spec", spec)
                        .build())
                .create();
    }

    private void delete(String where, String snapshot) {
        client.genericKubernetesResources(SnapshotKinds.SNAPSHOTS)
                .inNamespace(where)
                .withName(snapshot)
                .delete();
    }

    private GenericKubernetesResource snapshotOf(String where, String name) {
        return client.genericKubernetesResources(SnapshotKinds.SNAPSHOTS)
                .inNamespace(where)
                .withName(name)
                .get();
    }

    private boolean isReady(String where, String name) {
        return Boolean.TRUE.equals(snapshotOf(where, name).<Boolean>get("status", "readyToUse"));
    }

    private String handle(String snapshot) {
        String content = snapshotOf(namespace, snapshot).get("status", "boundVolumeSnapshotContentName");
        return client.genericKubernetesResources(SnapshotKinds.CONTENTS)
                .withName(content)
                .require()
                .get("status", "snapshotHandle");
    }

    private boolean isBound(String name) {
        PersistentVolumeClaim claim = client.persistentVolumeClaims()
                .inNamespace(namespace)
                .withName(name)
                .get();
        return "Bound".equals(claim.getStatus().getPhase());
    }

    private String phase(String volume) {
        return client.persistentVolumes().withName(volume).require().getStatus().getPhase();
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(PATIENCE).until(condition);
    }
}
