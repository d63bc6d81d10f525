package dev.granary.engine.volume.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.granary.engine.backup.BackupDescription;
import dev.granary.engine.backup.BackupReader;
import dev.granary.engine.backup.BackupWriter;
import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.manifest.UnreadableManifestException;
import dev.granary.engine.pack.PackOptions;
import dev.granary.engine.pack.PackReader;
import dev.granary.engine.pack.PackReaderOptions;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.posix.ScratchDirectory;
import dev.granary.engine.protocol.BackupSession;
import dev.granary.engine.protocol.BackupSessions;
import dev.granary.engine.protocol.CollectGarbage;
import dev.granary.engine.protocol.CommitResult;
import dev.granary.engine.protocol.Nonces;
import dev.granary.engine.protocol.OpenResult;
import dev.granary.engine.protocol.ParentChoice;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import dev.granary.engine.volume.RandomTree;
import dev.granary.engine.volume.TreeOracle;
import dev.granary.engine.volume.backup.VolumeBackupOptions;
import dev.granary.engine.volume.restore.RestoreMode;
import dev.granary.engine.volume.restore.VolumeRestore;
import dev.granary.engine.volume.restore.VolumeRestoreOptions;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One process opens the attempt and commits it, another one writes a volume for it. */
class VolumeHandoverTest {

    private static final BackupKey KEY = new BackupKey(UUID.randomUUID(), UUID.randomUUID());

    @AutoClose
    private final ScratchDirectory scratch = ScratchDirectory.inMemory();

    @AutoClose
    private final TreeOracle oracle = new TreeOracle();

    private final InstantSource clock = InstantSource.system();
    private final BlobStore store = new MemoryBlobStore(clock);
    private final SecureRandom random = new SecureRandom();
    private final BackupSessions sessions = new BackupSessions(store, clock, new Nonces(random));
    private final Path source = scratch.directory("source");
    private final BackupSession agent = opened(sessions.open(KEY, "agent", new ParentChoice.None()));

    @BeforeEach
    void fill() {
        new RandomTree(11).make(source, 40);
    }

    @Test
    void aVolumeThatAnotherProcessWroteComesBackFromTheBackup() {
        ManifestBlob told = move(agent.handOn());

        Manifest manifest = commit(told);

        assertThat(manifest.volumes()).hasSize(1);
        assertThat(new BackupReader(store).verify(manifest)).isEmpty();
        Path target = scratch.directory("target");
        restore(manifest, target);
        assertThat(oracle.dump(target)).isEqualTo(oracle.dump(source));
    }

    @Test
    void aCollectionBetweenTheHandoverAndTheCommitTakesNothing() {
        ManifestBlob told = move(agent.handOn());
        new CollectGarbage(store, clock, CollectGarbage.GRACE).collect(KEY.clusterId());

        Manifest manifest = commit(told);

        restore(manifest, scratch.directory("target"));
    }

    @Test
    void whatWasHandedOverForAnotherClaimIsRefused() {
        ManifestBlob told = move(agent.handOn());

        assertThatExceptionOfType(UnreadableManifestException.class)
                .isThrownBy(() -> VolumeHandover.read(agent, told, "shop", "other"));
    }

    @Test
    void bytesThatTheWriterDidNotTellAreRefused() {
        ManifestBlob told = move(agent.handOn());
        BlobName name = new BlobName(told.path());
        byte[] forged = new byte[Math.toIntExact(told.size())];
        store.delete(name);
        store.put(name, forged);

        assertThatExceptionOfType(UnreadableManifestException.class)
                .isThrownBy(() -> VolumeHandover.read(agent, told, "shop", "data"));

        store.delete(name);
        store.put(name, "{\"formatVersion\":\"1.0\",\"abandoned\":true}".getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> VolumeHandover.read(agent, told, "shop", "data"));
    }

    @Test
    void aWriterThatComesAfterTheNextAttemptLearnsThatItIsTooLate() {
        AttemptKey former = agent.handOn();
        sessions.open(KEY, "agent", new ParentChoice.None());

        assertThat(sessions.resume(former, new ParentChoice.None())).isInstanceOf(OpenResult.Abandoned.class);
    }

    private ManifestBlob move(AttemptKey attempt) {
        BackupSession session = opened(sessions.resume(attempt, new ParentChoice.None()));
        var settings = new VolumeWriterSettings(
                LocationKeys.none(),
                random,
                new PackOptions(1 << 20, 256 << 10, 1, 2, 2),
                new VolumeBackupOptions(2, clock, Instant.MAX));
        WrittenVolume written = new VolumeWriter(session, settings).write("shop", "data", source, progress -> {});
        return VolumeHandover.write(session, written, clock.instant(), "mover");
    }

    private Manifest commit(ManifestBlob told) {
        try (BackupWriter writer = BackupWriter.open(
                agent, new BackupDescription(List.of("shop"), clock.instant(), "agent"), SealedStreams.none())) {
            HandedVolume handed = VolumeHandover.read(agent, told, "shop", "data");
            writer.addVolume(handed.volume(), handed.index(), handed.used());
            writer.addBlob(told);
            return ((CommitResult.Committed) writer.commit(clock.instant()))
                    .backup()
                    .manifest();
        }
    }

    private void restore(Manifest manifest, Path target) {
        var volumes = new StoredVolumes(store, new SealedStreams(LocationKeys.none(), random));
        var volume = volumes.find(manifest, "shop", "data").orElseThrow();
        try (PackReader packs =
                new PackReader(store, KEY.clusterId(), LocationKeys.none(), PackReaderOptions.standard())) {
            var result = new VolumeRestore(Posix.linux(), packs, VolumeRestoreOptions.of(RestoreMode.EMPTY))
                    .run(volumes.index(manifest, volume), target, progress -> {});
            assertThat(result.problems()).isEmpty();
        }
    }

    private static BackupSession opened(OpenResult result) {
        return ((OpenResult.Opened) result).session();
    }
}
