package dev.granary.agent.application;

import dev.granary.engine.catalogue.Damage;
import dev.granary.engine.manifest.BackedUpVolume;
import dev.granary.engine.pack.PackReader;
import dev.granary.engine.pack.PackReaderOptions;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.seal.SealException;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.volume.stored.StoredVolumes;
import dev.granary.engine.volume.verify.BrokenPacks;
import dev.granary.engine.volume.verify.DamagedFiles;
import java.security.SecureRandom;

/** How many files of volumes damage costs: those that have a chunk among the broken ones, not all that share their pack. */
final class LostFileCount {

    private final BlobStore store;
    private final LocationKeys keys;
    private final StoredVolumes volumes;

    LostFileCount(BlobStore store, LocationKeys keys) {
        this.store = store;
        this.keys = keys;
        this.volumes = new StoredVolumes(store, new SealedStreams(keys, new SecureRandom()));
    }

    long of(Damage damage) {
        var lost = damage.lostVolumes();
        var cluster = damage.manifest().key().clusterId();
        try (PackReader packs = new PackReader(store, cluster, keys, PackReaderOptions.standard())) {
            BrokenPacks broken = new BrokenPacks(packs, damage.packs());
            return damage.manifest().volumes().stream()
                    .mapToLong(volume -> lost.contains(volume) ? volume.files() : of(damage, volume, broken))
                    .sum();
        }
    }

    /** Of a volume whose index is sealed nobody without the key knows which files are hit; then it may be each. */
    private long of(Damage damage, BackedUpVolume volume, BrokenPacks broken) {
        if (damage.packs().isEmpty()) {
            return 0;
        }
        try {
            return DamagedFiles.find(volumes.index(damage.manifest(), volume), broken, problem -> {});
        } catch (SealException e) {
            return volume.files();
        }
    }
}
