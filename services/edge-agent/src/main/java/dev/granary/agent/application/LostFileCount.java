package dev.granary.agent.application;

import dev.granary.engine.catalogue.Damage;
import dev.granary.engine.manifest.BackedUpVolume;
import dev.granary.engine.pack.PackId;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.seal.SealException;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.volume.stored.StoredVolumes;
import dev.granary.engine.volume.verify.DamagedFiles;
import dev.granary.engine.volume.verify.PackDamage;
import java.security.SecureRandom;
import java.util.Optional;

/** How many files of volumes damage costs. */
final class LostFileCount {

    private final StoredVolumes volumes;

    LostFileCount(BlobStore store, LocationKeys keys) {
        this.volumes = new StoredVolumes(store, new SealedStreams(keys, new SecureRandom()));
    }

    long of(Damage damage) {
        var lost = damage.lostVolumes();
        return damage.manifest().volumes().stream()
                .mapToLong(volume -> lost.contains(volume) ? volume.files() : of(damage, volume))
                .sum();
    }

    /** Of a volume whose index is sealed nobody without the key knows which files are hit; then it may be each. */
    private long of(Damage damage, BackedUpVolume volume) {
        if (damage.packs().isEmpty()) {
            return 0;
        }
        try {
            return DamagedFiles.find(
                    volumes.index(damage.manifest(), volume), pack -> damageOf(damage, pack), problem -> {});
        } catch (SealException e) {
            return volume.files();
        }
    }

    private static Optional<PackDamage> damageOf(Damage damage, PackId pack) {
        return damage.packs().contains(pack)
                ? Optional.of(new PackDamage.Whole("missing or broken"))
                : Optional.empty();
    }
}
