package dev.granary.engine.protocol;

import dev.granary.engine.manifest.Manifest;
import java.util.UUID;
import java.util.function.Predicate;

/** Whose packs an attempt would like to use again. When there is no such backup, or it cannot be read, the attempt has no parent. */
public sealed interface ParentChoice {

    /** Everything is read and stored anew. */
    record None() implements ParentChoice {}

    /** This backup. */
    record Backup(UUID backupId) implements ParentChoice {}

    /**
     * The backup that was begun last, of those that suit.
     *
     * @param most how many are looked at, each of which costs the read of a manifest; at least 1
     */
    record Latest(Predicate<Manifest> suits, int most) implements ParentChoice {

        /** All are looked at until one suits. */
        public Latest(Predicate<Manifest> suits) {
            this(suits, Integer.MAX_VALUE);
        }
    }

    /** The backup that was begun last. */
    static ParentChoice latest() {
        return new Latest(manifest -> true, 1);
    }
}
