package dev.granary.testing.landscape.embedded.store;

import org.jspecify.annotations.Nullable;

/**
 * What one write did to one object.
 *
 * @param before null when the object was created
 * @param after null when the object is gone
 */
public record Change(
        long version, @Nullable Stored before, @Nullable Stored after) {

    public Stored subject() {
        if (after != null) {
            return after;
        }
        if (before != null) {
            return before;
        }
        throw new IllegalStateException("a change has a before or an after");
    }
}
