package dev.granary.agent.application.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.volume.VolumeWay;
import dev.granary.agent.domain.volume.VolumesProgress;
import dev.granary.agent.fakes.DirectoryMovers;
import dev.granary.agent.fakes.FakeCluster;
import dev.granary.agent.fakes.FakeKinds;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.Yaml;
import dev.granary.engine.backup.BackupDescription;
import dev.granary.engine.backup.BackupReader;
import dev.granary.engine.backup.BackupWriter;
import dev.granary.engine.manifest.BackedUpVolume;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.BackupProblem;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.pack.PackReader;
import dev.granary.engine.pack.PackReaderOptions;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.protocol.BackupSession;
import dev.granary.engine.protocol.BackupSessions;
import dev.granary.engine.protocol.CommitResult;
import dev.granary.engine.protocol.Nonces;
import dev.granary.engine.protocol.OpenResult;
import dev.granary.engine.protocol.ParentChoice;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import dev.granary.engine.volume.restore.RestoreMode;
import dev.granary.engine.volume.restore.VolumeRestore;
import dev.granary.engine.volume.restore.VolumeRestoreOptions;
import dev.granary.engine.volume.stored.StoredVolumes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackUpVolumesTest {

    @TempDir
    private Path scratch;

    private final InstantSource clock = InstantSource.system();
    private final SecureRandom random = new SecureRandom();
    private final BlobStore store = new MemoryBlobStore(clock);
    private final DirectoryMovers movers = new DirectoryMovers(store, clock);
    private final FakeCluster cluster = new FakeCluster();
    private final List<KubeObject> claims = new ArrayList<>();
    private final List<VolumesProgress> progress = new ArrayList<>();
    private Path data = Path.of("");

    @BeforeEach
    void fill() throws IOException {
        data = Files.createDirectory(scratch.resolve("data"));
        Files.createDirectory(data.resolve("below"));
        byte[] large = new byte[3 << 20];
        new Random(1).nextBytes(large);
        Files.write(data.resolve("large"), large);
        Files.writeString(data.resolve("below/small"), "words");
        movers.volume("shop", "data", data);
        cluster.addYaml("{apiVersion: v1, kind: PersistentVolume, metadata: {name: pv-1}, spec: {local: {path: /mnt/1},"
                + " nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: kubernetes.io/hostname,"
                + " operator: In, values: [node-1]}]}]}}}}");
    }

    @Test
    void theDataOfAClaimComesBackFromTheBackup() throws IOException {
        claim("data", "{volumeName: pv-1}");

        Manifest manifest = backUp(new ParentChoice.None());

        assertThat(manifest.problems()).isEmpty();
        assertThat(manifest.volumes())
                .extracting(BackedUpVolume::namespace, BackedUpVolume::claim, BackedUpVolume::source)
                .containsExactly(tuple("shop", "data", BackedUpVolume.Source.NODE));
        assertThat(movers.orders())
                .extracting(MoveOrder::way)
                .containsExactly(new VolumeWay.HostPath("node-1", "/mnt/1"));
        assertThat(new BackupReader(store).verify(manifest)).isEmpty();
        Path target = restore(manifest);
        assertThat(target.resolve("large")).hasSameBinaryContentAs(data.resolve("large"));
        assertThat(target.resolve("below/small")).hasContent("words");
    }

    @Test
    void tellsHowFarEachVolumeIsAndHowManyAreDone() throws IOException {
        claim("data", "{volumeName: pv-1}");

        Manifest first = backUp(new ParentChoice.None());

        assertThat(progress.getLast()).isEqualTo(new VolumesProgress(1, 1, null));
        assertThat(progress.getFirst().current()).satisfies(current -> {
            assertThat(current.claim()).isEqualTo("data");
            assertThat(current.expectedBytes()).isNull();
        });
        progress.clear();
        backUp(new ParentChoice.Backup(first.key().backupId()));
        assertThat(progress.getFirst().current())
                .satisfies(current -> assertThat(current.expectedBytes())
                        .isEqualTo(first.volumes().getFirst().bytes()));
    }

    @Test
    void theNextBackupReadsOnlyWhatChanged() throws IOException {
        claim("data", "{volumeName: pv-1}");
        BackedUpVolume first = backUp(ParentChoice.latest()).volumes().getFirst();
        Files.writeString(data.resolve("new"), "more");

        Manifest second = backUp(ParentChoice.latest());

        assertThat(first.mode()).isEqualTo(BackedUpVolume.Mode.FULL);
        assertThat(second.volumes().getFirst().mode()).isEqualTo(BackedUpVolume.Mode.INCREMENTAL);
        assertThat(second.volumes().getFirst().storedBytes()).isLessThan(first.storedBytes() / 2);
        Path target = restore(second);
        assertThat(target.resolve("large")).hasSameBinaryContentAs(data.resolve("large"));
        assertThat(target.resolve("new")).hasContent("more");
    }

    @Test
    void aVolumeThatFailsCostsNoOther() {
        claim("broken", "{volumeName: pv-1}");
        claim("data", "{volumeName: pv-1}");

        Manifest manifest = backUp(new ParentChoice.None());

        assertThat(manifest.volumes()).extracting(BackedUpVolume::claim).containsExactly("data");
        assertThat(manifest.problems())
                .containsExactly(new BackupProblem(
                        "PersistentVolumeClaim",
                        "shop",
                        "broken",
                        "VolumeBackupFailed",
                        "FailedMount: the volume is not there."));
    }

    @Test
    void refusedVolumesAndSkippedOnesAreNamed() {
        claim("raw", "{volumeName: pv-1, volumeMode: Block}");
        claim("waiting", "{}");
        claims.add(Yaml.object("{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: cache, namespace: shop,"
                + " annotations: {granary.dev/volume-data: skip}}, spec: {volumeName: pv-1}}"));

        Manifest manifest = backUp(new ParentChoice.None());

        assertThat(manifest.problems())
                .extracting(problem -> problem.reason() + " " + problem.name())
                .containsExactly("VolumeModeBlock raw", "ClaimNotBound waiting", "VolumeDataSkipped cache");
        assertThat(movers.orders()).isEmpty();
    }

    @Test
    void aRightThatIsMissingCostsTheVolumesOnly() {
        cluster.breakKind(FakeKinds.POD);
        cluster.add("shop", FakeKinds.POD, "p");
        claim("data", "{volumeName: pv-1}");

        Manifest manifest = backUp(new ParentChoice.None());

        assertThat(manifest.problems()).extracting(BackupProblem::reason).containsExactly("KindNotListable");
    }

    private void claim(String name, String spec) {
        claims.add(Yaml.object("{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: " + name
                + ", namespace: shop}, spec: " + spec + "}"));
    }

    private Manifest backUp(ParentChoice parent) {
        BackupKey key = new BackupKey(Given.CLUSTER, UUID.randomUUID());
        var opened = new BackupSessions(store, clock, new Nonces(random)).open(key, "agent", parent);
        BackupSession session = ((OpenResult.Opened) opened).session();
        var description = new BackupDescription(List.of("shop"), clock.instant(), "agent");
        try (BackupWriter writer = BackupWriter.open(session, description, SealedStreams.none())) {
            new BackUpVolumes(cluster, movers).backUp(session, Given.PLAIN, claims, writer, time -> {}, progress::add);
            return ((CommitResult.Committed) writer.commit(clock.instant()))
                    .backup()
                    .manifest();
        }
    }

    private Path restore(Manifest manifest) throws IOException {
        Path target = Files.createTempDirectory(scratch, "target");
        var volumes = new StoredVolumes(store, new SealedStreams(LocationKeys.none(), random));
        BackedUpVolume volume = manifest.volumes().getFirst();
        try (PackReader packs =
                new PackReader(store, Given.CLUSTER, LocationKeys.none(), PackReaderOptions.standard())) {
            var result = new VolumeRestore(Posix.linux(), packs, VolumeRestoreOptions.of(RestoreMode.EMPTY))
                    .run(volumes.index(manifest, volume), target, progress -> {});
            assertThat(result.problems()).isEmpty();
        }
        return target;
    }
}
