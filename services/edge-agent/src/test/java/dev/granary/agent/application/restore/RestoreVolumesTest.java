package dev.granary.agent.application.restore;

import static dev.granary.agent.application.restore.StoredBackup.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.adapter.json.JsonObjectLines;
import dev.granary.agent.application.port.ClusterWrites.Result;
import dev.granary.agent.application.port.ClusterWrites.Why;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.StoredObject;
import dev.granary.agent.domain.restore.NamespaceMapping;
import dev.granary.agent.domain.restore.ObjectResult;
import dev.granary.agent.domain.restore.Outcome;
import dev.granary.agent.domain.restore.RestoreOptions;
import dev.granary.agent.domain.restore.RestoreOptions.Existing;
import dev.granary.agent.domain.volume.VolumesProgress;
import dev.granary.agent.fakes.FakeApiServer;
import dev.granary.agent.fakes.FakeCluster;
import dev.granary.agent.fakes.FakeKinds;
import dev.granary.agent.fakes.FakeWrites;
import dev.granary.agent.fakes.InMemoryNewVolumes;
import dev.granary.agent.fakes.InMemoryNewVolumes.State;
import dev.granary.agent.fakes.Yaml;
import dev.granary.engine.manifest.BackupProblem;
import dev.granary.selection.LabelSelector;
import dev.granary.selection.NamespaceChoice;
import dev.granary.selection.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data of claims in a restore. */
class RestoreVolumesTest {

    private static final UUID RESTORE = UUID.randomUUID();

    @TempDir
    private Path data;

    private final FakeApiServer server = new FakeApiServer();
    private final FakeWrites writes = new FakeWrites(server);
    private final InMemoryNewVolumes volumes = new InMemoryNewVolumes(server);
    private final StoredBackup backups = new StoredBackup();
    private final List<ObjectResult> results = new ArrayList<>();
    private final AtomicBoolean cancelled = new AtomicBoolean();

    @BeforeEach
    void haveAClass() {
        server.add(Yaml.object("{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: fast}}"));
        server.add(Yaml.object("{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: new}}"));
    }

    @Test
    void aClaimComesBackWithAVolumeThatHasItsData() {
        restore(backup(), options());

        assertThat(result("data").outcome()).isEqualTo(Outcome.CREATED);
        assertThat(result("data").message()).isEmpty();
        assertThat(volumes.volumes()).containsExactly(volumeOf("shop", "data"));
    }

    @Test
    void howFarAVolumeIsIsToldWithWhatTheBackupHasOfIt() throws IOException {
        Files.write(data.resolve("file"), new byte[3_000_000]);
        List<VolumesProgress> told = new ArrayList<>();

        restoreObjects()
                .restore(
                        RESTORE,
                        backup(),
                        options(),
                        new RestoreWatch() {
                            @Override
                            public void result(ObjectResult result) {
                                results.add(result);
                            }

                            @Override
                            public void volumes(VolumesProgress progress) {
                                told.add(progress);
                            }
                        },
                        cancelled::get);

        assertThat(told)
                .containsExactly(
                        new VolumesProgress(
                                0, 1, new VolumesProgress.Current("shop", "data", 2, 2_000_000, 2_000_000, 3_000_000L)),
                        new VolumesProgress(1, 1, null));
    }

    @Test
    void theVolumeIsAskedForAsTheClaimWillBe() {
        var mapped = new RestoreOptions(
                options().selection(),
                new NamespaceMapping(Map.of("shop", "store"), ""),
                Map.of("fast", "new"),
                Existing.RETAIN,
                false,
                false,
                false,
                false);

        restore(backup(), mapped);

        assertThat(volumes.orders()).singleElement().satisfies(order -> {
            assertThat(order.namespace()).isEqualTo("shop");
            assertThat(order.claim()).isEqualTo("data");
            assertThat(order.restoreId()).isEqualTo(RESTORE);
            assertThat(order.wanted().namespace()).isEqualTo("store");
            assertThat(order.wanted().fields().text("spec", "storageClassName")).contains("new");
        });
        assertThat(volumes.volumes()).containsExactly(volumeOf("store", "data"));
    }

    @Test
    void theClaimIsThereBeforeThePodsThatUseIt() {
        restore(backup(), options());

        assertThat(results)
                .extracting(result -> result.object().kind())
                .containsSubsequence("PersistentVolumeClaim", "Pod");
    }

    @Test
    void aVolumeThatFailsCostsItsClaimOnly() {
        volumes.fail("data", "FailedScheduling: 0/3 nodes are available.");

        restore(backup(), options());

        assertThat(result("data").outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result("data").reason()).isEqualTo(Reason.VOLUME_RESTORE_FAILED);
        assertThat(result("data").message()).isEqualTo("FailedScheduling: 0/3 nodes are available.");
        assertThat(server.find(FakeKinds.CLAIM, "shop", "data")).isEmpty();
        assertThat(result("cache").outcome()).isEqualTo(Outcome.CREATED);
        assertThat(server.find(FakeKinds.POD, "shop", "p")).isPresent();
    }

    @Test
    void filesThatAreMissingAreNamedAtTheClaim() {
        volumes.loseFiles(2);

        restore(backup(), options());

        assertThat(result("data").outcome()).isEqualTo(Outcome.CREATED);
        assertThat(result("data").reason()).isEqualTo(Reason.VOLUME_FILES_INCOMPLETE);
        assertThat(result("data").message())
                .isEqualTo("2 files are missing or not whole, the first: a: DataLost, a pack is gone");
    }

    @Test
    void aClaimWhoseDataTheBackupLacksIsMadeEmptyAndSaysWhy() {
        backups.problem(new BackupProblem(
                "PersistentVolumeClaim", "shop", "cache", "VolumeModeBlock", "The volume is a raw block device."));

        restore(backup(), options());

        assertThat(result("cache").outcome()).isEqualTo(Outcome.CREATED);
        assertThat(result("cache").reason()).isEqualTo(Reason.VOLUME_DATA_NOT_RESTORED);
        assertThat(result("cache").message())
                .isEqualTo("Its volume is empty: VolumeModeBlock, The volume is a raw block device.");
    }

    @Test
    void aClaimWhoseDataWasLeftOutOnPurposeIsMadeEmptyAndSaysSo() {
        backups.problem(new BackupProblem(
                "PersistentVolumeClaim", "shop", "cache", "VolumeDataSkipped", "The backup was asked to."));

        restore(backup(), options());

        assertThat(result("cache").outcome()).isEqualTo(Outcome.CREATED);
        assertThat(result("cache").reason()).isEqualTo(Reason.VOLUME_DATA_SKIPPED);
        assertThat(result("cache").message())
                .isEqualTo("Its volume is empty: VolumeDataSkipped, The backup was asked to.");
    }

    @Test
    void aClaimOfAHandMadeVolumeIsBoundToItAndNotFilled() {
        var claim = yaml("{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data, namespace: shop},"
                + " spec: {volumeName: by-hand, resources: {requests: {storage: 1Gi}}}}");

        restore(backups.volume("data", data).of(List.of("shop"), claim), options());

        assertThat(volumes.orders()).isEmpty();
        assertThat(volumeOf("shop", "data")).isEqualTo("by-hand");
        assertThat(result("data").reason()).isEqualTo(Reason.VOLUME_DATA_NOT_RESTORED);
    }

    @Test
    void aClaimThatIsThereKeepsItsData() {
        haveClaim("data", "old");

        restore(backup(), options());

        assertThat(result("data").outcome()).isEqualTo(Outcome.KEPT);
        assertThat(volumes.orders()).isEmpty();
        assertThat(volumeOf("shop", "data")).isEqualTo("old");
    }

    @Test
    void aClaimThatNobodyUsesIsReplacedOnceItsVolumeIsFull() {
        haveClaim("data", "old");
        volumes.watch(state -> {
            if (state == State.OFFERED) {
                assertThat(volumeOf("shop", "data")).isEqualTo("old");
            }
        });

        restore(backup(), replacing());

        assertThat(result("data").outcome()).isEqualTo(Outcome.REPLACED);
        assertThat(volumes.volumes()).containsExactly(volumeOf("shop", "data"));
    }

    @Test
    void aClaimInUseIsNotReplacedAndNamesItsPods() {
        haveClaim("data", "old");
        havePod("web-0", "Running");
        havePod("done", "Succeeded");

        restore(backup(), replacing());

        assertThat(result("data").outcome()).isEqualTo(Outcome.CONFLICT);
        assertThat(result("data").reason()).isEqualTo(Reason.CLAIM_IN_USE);
        assertThat(result("data").message()).isEqualTo("Pods use it: web-0.");
        assertThat(volumes.orders()).isEmpty();
    }

    @Test
    void aPodThatCameMeanwhileKeepsItsClaim() {
        haveClaim("data", "old");
        volumes.watch(state -> {
            if (state == State.OFFERED) {
                havePod("web-0", "Pending");
            }
        });

        restore(backup(), replacing());

        assertThat(result("data").reason()).isEqualTo(Reason.CLAIM_IN_USE);
        assertThat(volumeOf("shop", "data")).isEqualTo("old");
        volumes.clear(RESTORE::equals);
        assertThat(volumes.volumes()).isEmpty();
    }

    @Test
    void aClaimThatIsRefusedLeavesItsVolumeToBeCleared() {
        writes.refuse(object -> object.name().equals("data"), new Result.Refused(Why.FORBIDDEN, "exceeded quota"));

        restore(backup(), options());

        assertThat(result("data").outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result("data").reason()).isEqualTo(Reason.ADMISSION_REFUSED);
        volumes.clear(RESTORE::equals);
        assertThat(volumes.volumes()).isEmpty();
    }

    @Test
    void aRestoreThatIsCancelledDoesNotWaitForItsMover() {
        volumes.watch(state -> cancelled.set(true));

        RestoreEnd end = restore(backup(), options());

        assertThat(end.cancelled()).isTrue();
        assertThat(server.find(FakeKinds.CLAIM, "shop", "data")).isEmpty();
        assertThat(server.find(FakeKinds.POD, "shop", "p")).isEmpty();
    }

    @Test
    void aDryRunNamesTheVolumesAndTouchesNone() {
        haveClaim("data", "old");
        plan(backup(), replacing());

        assertThat(result("data").outcome()).isEqualTo(Outcome.REPLACED);
        assertThat(result("data").message()).isEqualTo("Its volume is filled from the backup.");
        assertThat(result("cache").reason()).isEqualTo(Reason.VOLUME_DATA_NOT_RESTORED);
        assertThat(volumes.orders()).isEmpty();
        assertThat(writes.calls()).isEmpty();
    }

    @Test
    void aDryRunNamesThePodsThatStandInTheWay() {
        haveClaim("data", "old");
        havePod("web-0", "Running");

        plan(backup(), replacing());

        assertThat(result("data").reason()).isEqualTo(Reason.CLAIM_IN_USE);
    }

    private BackupContents backup() {
        return backups.volume("data", data)
                .of(
                        List.of("shop"),
                        yaml("{apiVersion: v1, kind: Namespace, metadata: {name: shop}}"),
                        claim("data"),
                        claim("cache"),
                        yaml("{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: shop}}"));
    }

    private static StoredObject claim(String name) {
        return yaml(
                "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: " + name + ", namespace: shop,"
                        + " annotations: {volume.kubernetes.io/storage-provisioner: disk.csi.azure.com}},"
                        + " spec: {storageClassName: fast, volumeName: pv-of-the-past, resources: {requests: {storage: 1Gi}}}}");
    }

    private void haveClaim(String name, String volume) {
        server.add(Yaml.object("{apiVersion: v1, kind: Namespace, metadata: {name: shop}}"));
        server.add(Yaml.object("{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: " + name
                + ", namespace: shop}, spec: {storageClassName: fast, volumeName: " + volume
                + ", resources: {requests: {storage: 1Gi}}}}"));
    }

    private void havePod(String name, String phase) {
        server.add(Yaml.object("{apiVersion: v1, kind: Pod, metadata: {name: " + name + ", namespace: shop}, spec:"
                + " {volumes: [{name: d, persistentVolumeClaim: {claimName: data}}]}, status: {phase: " + phase
                + "}}"));
    }

    private String volumeOf(String namespace, String claim) {
        return server.find(FakeKinds.CLAIM, namespace, claim)
                .map(KubeObject::fields)
                .flatMap(fields -> fields.text("spec", "volumeName"))
                .orElse("");
    }

    private RestoreEnd restore(BackupContents contents, RestoreOptions options) {
        return restoreObjects().restore(RESTORE, contents, options, results::add, cancelled::get);
    }

    private void plan(BackupContents contents, RestoreOptions options) {
        restoreObjects().plan(contents, options, results::add, cancelled::get);
    }

    private RestoreObjects restoreObjects() {
        return new RestoreObjects(
                new FakeCluster(server),
                writes,
                new JsonObjectLines(),
                volumes,
                new RestoreSettings("granary-system", time -> {}, 1));
    }

    private ObjectResult result(String claim) {
        return results.stream()
                .filter(result -> result.object().kind().equals("PersistentVolumeClaim"))
                .filter(result -> result.object().name().equals(claim))
                .findFirst()
                .orElseThrow();
    }

    private static Selection all() {
        return new Selection.OfNamespaces(new NamespaceChoice.All(), List.of(), List.of(), LabelSelector.EVERYTHING);
    }

    private static RestoreOptions options() {
        return RestoreOptions.of(all());
    }

    private static RestoreOptions replacing() {
        return new RestoreOptions(all(), NamespaceMapping.NONE, Map.of(), Existing.DELETE, false, false, false, false);
    }
}
