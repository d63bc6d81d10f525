package dev.granary.engine.pack;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with a pack. */
final class PackDamage {

    private final BitSet entries = new BitSet();
    private @Nullable String first;

    void broken(int entry, int endEntry, String reason) {
        entries.set(entry, endEntry);
        note(reason);
    }

    void note(String reason) {
        if (first == null) {
            first = reason;
        }
    }

    PackCheck toCheck(long sizeBytes) {
        return first == null ? new PackCheck.Whole(sizeBytes) : new PackCheck.Damaged(entries, first);
    }
}
