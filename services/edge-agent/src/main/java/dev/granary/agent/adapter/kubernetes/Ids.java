package dev.granary.agent.adapter.kubernetes;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ids in names and labels, where whoever may write such resources can have put anything. */
public final class Ids {

    private Ids() {}

    /** The id; empty when this is none. */
    public static Optional<UUID> read(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
