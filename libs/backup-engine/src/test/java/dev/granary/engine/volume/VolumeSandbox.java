package dev.granary.engine.volume;

import dev.granary.engine.pack.ChunkHasher;
import dev.granary.engine.pack.PackId;
import dev.granary.engine.pack.PackOptions;
import dev.granary.engine.pack.PackReader;
import dev.granary.engine.pack.PackReaderOptions;
import dev.granary.engine.pack.PackWriter;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.seal.KeyId;
import dev.granary.engine.seal.LocationKey;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import dev.granary.engine.volume.backup.FormerVolume;
import dev.granary.engine.volume.backup.VolumeBackup;
import dev.granary.engine.volume.backup.VolumeBackupOptions;
import dev.granary.engine.volume.backup.VolumeBackupResult;
import dev.granary.engine.volume.index.IndexSource;
import dev.granary.engine.volume.restore.RestoreMode;
import dev.granary.engine.volume.restore.VolumeRestore;
import dev.granary.engine.volume.restore.VolumeRestoreOptions;
import dev.granary.engine.volume.restore.VolumeRestoreResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** A store in memory with the real packs, and backups and restores of directories. */
public final class VolumeSandbox implements AutoCloseable {

    public static final UUID CLUSTER = UUID.fromString("6f2c1c9e-6f1b-4a52-9d0c-0f3a7d2b1e11");

    /** Small ones, so that a small tree has many. */
    private static final PackOptions PACKS = new PackOptions(1 << 20, 256 << 10, 1, 2, 2);

    private final LocationKeys keys;
    private final BlobStore store;
    private final PackReader packs;
    private Posix posix = Posix.linux();
    private InstantSource clock = () -> Instant.now().plus(Duration.ofHours(1));

    public VolumeSandbox(boolean encrypted) {
        this(encrypted, new MemoryBlobStore(InstantSource.system()));
    }

    public VolumeSandbox(boolean encrypted, BlobStore store) {
        this.keys = encrypted
                ? LocationKeys.of(List.of(new LocationKey(new KeyId("k1"), new byte[LocationKey.BYTES])))
                : LocationKeys.none();
        this.store = store;
        this.packs = new PackReader(store, CLUSTER, keys, new PackReaderOptions(8 << 20, 1 << 20));
    }

    /** A backup: its index, and what the engine says of it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    public record Stored(byte[] index, VolumeBackupResult result, Instant startedAt) {

        public IndexSource source() {
            return new IndexSource(() -> new ByteArrayInputStream(index), result.contentBytes());
        }
    }

    /** The same keys over another store. */
    public VolumeSandbox over(BlobStore other) {
        return new VolumeSandbox(keys.current().isPresent(), other);
    }

    /** As a backup to go by. */
    public FormerVolume former(Stored backup) {
        return new FormerVolume(backup.source(), packs, pack -> true, backup.startedAt());
    }

    public BlobStore store() {
        return store;
    }

    public PackReader packs() {
        return packs;
    }

    /** From now on files are touched by way of this. */
    public void use(Posix other) {
        posix = other;
    }

    /** From now on files are said to be read at that time; an hour after their last change unless said otherwise. */
    public void use(InstantSource other) {
        clock = other;
    }

    public Stored backUp(Path directory) {
        return backUp(directory, store, Optional.empty());
    }

    public Stored backUp(Path directory, Stored former) {
        return backUp(directory, former, pack -> true);
    }

    public Stored backUp(Path directory, Stored former, Predicate<PackId> reusable) {
        return backUp(
                directory, store, Optional.of(new FormerVolume(former.source(), packs, reusable, former.startedAt())));
    }

    public Stored backUp(Path directory, BlobStore into, Optional<FormerVolume> former) {
        Instant startedAt = clock.instant();
        ByteArrayOutputStream index = new ByteArrayOutputStream();
        try (PackWriter sink = new PackWriter(into, CLUSTER, keys, new SecureRandom(), PACKS)) {
            VolumeBackupOptions options = new VolumeBackupOptions(2, clock, Instant.MAX);
            VolumeBackup backup = new VolumeBackup(posix, () -> ChunkHasher.of(keys), options);
            VolumeBackupResult result = backup.run(directory, former, sink, index, progress -> {});
            return new Stored(index.toByteArray(), result, startedAt);
        }
    }

    public VolumeRestoreResult restore(Stored backup, Path target, RestoreMode mode) {
        return restore(backup, target, VolumeRestoreOptions.of(mode));
    }

    public VolumeRestoreResult restore(Stored backup, Path target, VolumeRestoreOptions options) {
        return restore(backup.source(), target, options);
    }

    public VolumeRestoreResult restore(IndexSource index, Path target, RestoreMode mode) {
        return restore(index, target, VolumeRestoreOptions.of(mode));
    }

    private VolumeRestoreResult restore(IndexSource index, Path target, VolumeRestoreOptions options) {
        return new VolumeRestore(posix, packs, options).run(index, target, progress -> {});
    }

    @Override
    public void close() {
        packs.close();
    }
}
