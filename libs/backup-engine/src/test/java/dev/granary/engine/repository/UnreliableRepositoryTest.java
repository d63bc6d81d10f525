package dev.granary.engine.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.backup.BackupDescription;
import dev.granary.engine.backup.BackupReader;
import dev.granary.engine.backup.BackupWriter;
import dev.granary.engine.backup.ResourceObject;
import dev.granary.engine.catalogue.Catalogue;
import dev.granary.engine.catalogue.CatalogueEntry;
import dev.granary.engine.catalogue.VerifyBackup;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.pack.PackOptions;
import dev.granary.engine.pack.PackReader;
import dev.granary.engine.pack.PackReaderOptions;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.posix.ScratchDirectory;
import dev.granary.engine.protocol.BackupSession;
import dev.granary.engine.protocol.BackupSessions;
import dev.granary.engine.protocol.CollectGarbage;
import dev.granary.engine.protocol.CommitResult;
import dev.granary.engine.protocol.DeleteBackup;
import dev.granary.engine.protocol.DeleteResult;
import dev.granary.engine.protocol.Given;
import dev.granary.engine.protocol.Nonces;
import dev.granary.engine.protocol.OpenResult;
import dev.granary.engine.protocol.ParentChoice;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.fakes.FaultPlan;
import dev.granary.engine.store.fakes.ManualTime;
import dev.granary.engine.store.fakes.UnreliableBlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import dev.granary.engine.store.wrapper.Patience;
import dev.granary.engine.store.wrapper.RetryingBlobStore;
import dev.granary.engine.volume.RandomTree;
import dev.granary.engine.volume.TreeOracle;
import dev.granary.engine.volume.backup.VolumeBackupOptions;
import dev.granary.engine.volume.restore.RestoreMode;
import dev.granary.engine.volume.restore.VolumeRestore;
import dev.granary.engine.volume.restore.VolumeRestoreOptions;
import dev.granary.engine.volume.stored.StoredVolumes;
import dev.granary.engine.volume.stored.VolumeWriter;
import dev.granary.engine.volume.stored.VolumeWriterSettings;
import dev.granary.engine.volume.stored.WrittenVolume;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backup from its first byte to its delete, over a store that fails again and again. */
class UnreliableRepositoryTest {

    private static final InstantSource CLOCK = InstantSource.system();
    private static final String OBJECT = "{\"resource\":\"configmaps\",\"object\":{\"kind\":\"ConfigMap\"}}";

    @AutoClose
    private final ScratchDirectory scratch = ScratchDirectory.inMemory();

    @AutoClose
    private final TreeOracle oracle = new TreeOracle();

    private final BlobStore memory = new MemoryBlobStore(CLOCK);
    private final SecureRandom random = new SecureRandom();
    private final Path source = scratch.directory("source");
    private final Path target = scratch.directory("target");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isAsGoodAsAnyForSomebodyPatient(long seed) {
        new RandomTree(seed).make(source, 40);
        BlobStore patient = new RetryingBlobStore(
                unreliable(seed, 0.2), Patience.until(Duration.ofHours(1)), new ManualTime(), new Random(seed));

        Manifest manifest = backUp(patient, Given.ONE).orElseThrow();

        assertIsWhole(patient, manifest);
        assertThat(new DeleteBackup(patient, CLOCK).delete(Given.ONE)).isInstanceOf(DeleteResult.Deleted.class);
        new CollectGarbage(patient, CLOCK, CollectGarbage.GRACE).collect(Given.CLUSTER);
        assertThat(memory.list("", null, 100).blobs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void losesNothingOfWhatIsThereForSomebodyWhoGivesUpAtOnce(long seed) {
        new RandomTree(seed).make(source, 20);
        BlobStore unreliable = unreliable(seed, 0.05);

        Manifest manifest = untilItSucceeds(() -> backUp(unreliable, Given.ONE).or(this::found))
                .orElseThrow();

        assertThat(untilItSucceeds(() -> new VerifyBackup(unreliable).deep(manifest, finding -> {}))
                        .isNone())
                .isTrue();
        assertIsWhole(memory, manifest);
        untilItSucceeds(() -> new DeleteBackup(unreliable, CLOCK).delete(Given.ONE));
        assertThat(found()).isEmpty();
        new CollectGarbage(memory, CLOCK, CollectGarbage.GRACE).collect(Given.CLUSTER);
        new CollectGarbage(memory, CLOCK, CollectGarbage.GRACE).collect(Given.CLUSTER);
        assertThat(memory.list(Given.ONE.prefix(), null, 100).blobs())
                .allMatch(blob -> blob.name().value().endsWith("/manifest.json"));
    }

    private BlobStore unreliable(long seed, double share) {
        return new UnreliableBlobStore(memory, FaultPlan.random(new Random(seed), share));
    }

    private <T> T untilItSucceeds(Supplier<T> step) {
        for (int tries = 0; tries < 1000; tries++) {
            try {
                return step.get();
            } catch (BlobStoreException.Unreachable | BlobStoreException.Throttled e) {
                assertNoBackupLacksAnything();
            }
        }
        throw new AssertionError("nothing helps");
    }

    private void assertNoBackupLacksAnything() {
        new Catalogue(memory).forEach(Given.CLUSTER, entry -> {
            if (entry instanceof CatalogueEntry.Backup(var backup, var presence)) {
                assertThat(presence.isWhole()).as("%s", backup.attempt()).isTrue();
            }
        });
    }

    private void assertIsWhole(BlobStore store, Manifest manifest) {
        List<String> lines = new ArrayList<>();
        new BackupReader(store).forEachObject(manifest, line -> lines.add(new String(line, StandardCharsets.UTF_8)));
        assertThat(lines).containsExactly(OBJECT);
        var index = new StoredVolumes(store, SealedStreams.none())
                .index(manifest, manifest.volumes().getFirst());
        try (PackReader packs =
                new PackReader(store, Given.CLUSTER, LocationKeys.none(), PackReaderOptions.standard())) {
            var result = new VolumeRestore(Posix.linux(), packs, VolumeRestoreOptions.of(RestoreMode.EMPTY))
                    .run(index, target, told -> {});
            assertThat(result.problems()).isEmpty();
        }
        assertThat(TreeOracle.differences(oracle.dump(source), oracle.dump(target)))
                .isEmpty();
    }

    /** Empty when an attempt before has committed, though nobody heard of it. */
    private Optional<Manifest> backUp(BlobStore store, BackupKey key) {
        var opened = new BackupSessions(store, CLOCK, new Nonces(random)).open(key, "test", new ParentChoice.None());
        if (!(opened instanceof OpenResult.Opened(BackupSession session))) {
            return Optional.empty();
        }
        var description = new BackupDescription(List.of("shop"), CLOCK.instant(), "test");
        try (BackupWriter backup = BackupWriter.open(session, description, SealedStreams.none())) {
            backup.add(new ResourceObject("v1", "ConfigMap", ByteBuffer.wrap(OBJECT.getBytes(StandardCharsets.UTF_8))));
            WrittenVolume written = new VolumeWriter(session, settings()).write("shop", "data", source, progress -> {});
            backup.addVolume(written.volume(), written.index(), written.used());
            return backup.commit(CLOCK.instant()) instanceof CommitResult.Committed committed
                    ? Optional.of(committed.backup().manifest())
                    : Optional.empty();
        }
    }

    private VolumeWriterSettings settings() {
        return new VolumeWriterSettings(
                LocationKeys.none(),
                random,
                new PackOptions(1 << 20, 256 << 10, 1, 1, 1),
                new VolumeBackupOptions(1, CLOCK, Instant.MAX));
    }

    private Optional<Manifest> found() {
        return new BackupReader(memory).find(Given.ONE).map(backup -> backup.manifest());
    }
}
