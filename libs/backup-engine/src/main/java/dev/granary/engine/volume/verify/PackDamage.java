package dev.granary.engine.volume.verify;

import java.util.BitSet;

/** What is wrong with a pack. */
public sealed interface PackDamage {

    /** For a person. */
    String reason();

    /** None of its chunks can be had: it is not there, or cannot be read at all. */
    record Whole(String reason) implements PackDamage {}

    /** Some of its chunks cannot be had. */
    record Chunks(BitSet entries, String reason) implements PackDamage {}

    /** Whether one of these chunks is hit. */
    default boolean hits(int firstEntry, int count) {
        return switch (this) {
            case Whole whole -> true;
            case Chunks(BitSet entries, var why) -> {
                int hit = entries.nextSetBit(firstEntry);
                yield hit >= 0 && hit < firstEntry + count;
            }
        };
    }
}
