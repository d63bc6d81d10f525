package dev.granary.repository;

import dev.granary.engine.catalogue.Damage;
import dev.granary.engine.manifest.BackedUpVolume;
import dev.granary.engine.manifest.PackList;
import dev.granary.engine.pack.PackCheck;
import dev.granary.engine.pack.PackId;
import dev.granary.engine.pack.PackReader;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.volume.verify.DamagedFiles;
import dev.granary.engine.volume.verify.PackDamage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Which files a damage costs: those that have a chunk among the broken ones, not all that have one in the pack. */
final class Losses {

    private final Repository repository;
    private final Map<PackId, Optional<PackDamage>> known = new HashMap<>();

    Losses(Repository repository) {
        this.repository = repository;
    }

    /** Hands over each file once, and answers how many there are. */
    long forEach(Damage damage, BiConsumer<BackedUpVolume, ProblemRow> consumer) {
        List<BackedUpVolume> lost = damage.lostVolumes();
        long files = 0;
        try (PackReader packs = repository.packs()) {
            for (BackedUpVolume volume : damage.manifest().volumes()) {
                if (!lost.contains(volume)) {
                    files += DamagedFiles.find(
                            repository.index(damage.manifest(), volume),
                            pack -> damageOf(pack, damage.packs(), packs),
                            problem -> consumer.accept(volume, ProblemRow.of(problem)));
                }
            }
        }
        return files;
    }

    private Optional<PackDamage> damageOf(PackId pack, PackList damaged, PackReader packs) {
        return damaged.contains(pack) ? known.computeIfAbsent(pack, id -> look(id, packs)) : Optional.empty();
    }

    private static Optional<PackDamage> look(PackId pack, PackReader packs) {
        try {
            return switch (packs.check(pack)) {
                case PackCheck.Whole whole -> Optional.empty();
                case PackCheck.Unreadable(String reason) -> Optional.of(new PackDamage.Whole(reason));
                case PackCheck.Damaged(var entries, String reason) ->
                    Optional.of(new PackDamage.Chunks(entries, reason));
            };
        } catch (BlobStoreException.BlobAbsent e) {
            return Optional.of(new PackDamage.Whole("pack " + pack + " is not there"));
        }
    }
}
