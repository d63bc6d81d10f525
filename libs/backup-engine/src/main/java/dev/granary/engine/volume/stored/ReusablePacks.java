package dev.granary.engine.volume.stored;

import dev.granary.engine.manifest.PackList;
import dev.granary.engine.pack.PackId;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Which packs of a parent a backup refers to again. One of which little is in use any more is not: the chunks in use are
 * stored anew, and the pack goes when the backups that refer to it are gone.
 *
 * @param parent the packs of the parent with their use
 * @param stored the packs that the store has
 */
public record ReusablePacks(PackList parent, PackList stored) implements Predicate<PackId> {

    /** Least part of a pack that has to be in use, as one of so many. */
    private static final int LEAST_USED_ONE_IN = 4;

    @Override
    public boolean test(PackId pack) {
        OptionalInt before = parent.find(pack);
        OptionalInt now = stored.find(pack);
        return before.isPresent()
                && now.isPresent()
                && parent.sizeBytes(before.getAsInt()) == stored.sizeBytes(now.getAsInt())
                && (long) parent.usedBytes(before.getAsInt()) * LEAST_USED_ONE_IN
                        >= parent.sizeBytes(before.getAsInt());
    }
}
