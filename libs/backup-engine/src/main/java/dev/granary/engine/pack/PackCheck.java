package dev.granary.engine.pack;

import java.util.BitSet;

/** What {@link PackSource#check} found. */
public sealed interface PackCheck {

    /** Every byte is what was written. */
    record Whole(long sizeBytes) implements PackCheck {}

    /** The chunks cannot be told from each other, and so none can be read. */
    record Unreadable(String reason) implements PackCheck {}

    /**
     * The pack's bytes are not those that were written.
     *
     * @param entries the chunks that cannot be read; empty when the damage has hit none of them
     * @param reason the first damage that was found
     */
    record Damaged(BitSet entries, String reason) implements PackCheck {}
}
