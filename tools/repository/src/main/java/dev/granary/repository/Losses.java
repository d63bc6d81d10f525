package dev.granary.repository;

import dev.granary.engine.catalogue.Damage;
import dev.granary.engine.manifest.BackedUpVolume;
import dev.granary.engine.pack.PackReader;
import dev.granary.engine.volume.verify.BrokenPacks;
import dev.granary.engine.volume.verify.DamagedFiles;
import java.util.List;
import java.util.function.BiConsumer;

/** Which files a damage costs: those that have a chunk among the broken ones, not all that have one in the pack. */
final class Losses {

    private final Repository repository;

    Losses(Repository repository) {
        this.repository = repository;
    }

    /** Hands over each file once, and answers how many there are. */
    long forEach(Damage damage, BiConsumer<BackedUpVolume, ProblemRow> consumer) {
        List<BackedUpVolume> lost = damage.lostVolumes();
        long files = 0;
        try (PackReader packs = repository.packs()) {
            BrokenPacks broken = new BrokenPacks(packs, damage.packs());
            for (BackedUpVolume volume : damage.manifest().volumes()) {
                if (!lost.contains(volume)) {
                    files += DamagedFiles.find(
                            repository.index(damage.manifest(), volume),
                            broken,
                            problem -> consumer.accept(volume, ProblemRow.of(problem)));
                }
            }
        }
        return files;
    }
}
