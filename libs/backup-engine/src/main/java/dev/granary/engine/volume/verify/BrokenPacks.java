package dev.granary.engine.volume.verify;

import dev.granary.engine.manifest.PackList;
import dev.granary.engine.pack.PackCheck;
import dev.granary.engine.pack.PackId;
import dev.granary.engine.pack.PackReader;
import dev.granary.engine.store.BlobStoreException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells which chunks of packs are lost of which a verification found that they are missing or broken. Reads each of them once;
 * memory: what is broken of them. Used by one thread.
 */
public final class BrokenPacks implements Function<PackId, Optional<PackDamage>> {

    private final PackReader packs;
    private final PackList broken;
    private final Map<PackId, Optional<PackDamage>> known = new HashMap<>();

    /**
     * Of one backup.
     *
     * @param packs stays open as long as this is used
     */
    public BrokenPacks(PackReader packs, PackList broken) {
        this.packs = packs;
        this.broken = broken;
    }

    /** What is wrong with the pack; empty for one that nothing was found about, and for one that is whole after all. */
    @Override
    public Optional<PackDamage> apply(PackId pack) {
        return broken.contains(pack) ? known.computeIfAbsent(pack, this::look) : Optional.empty();
    }

    private Optional<PackDamage> look(PackId pack) {
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
