package dev.granary.engine.manifest;

import static java.util.Objects.requireNonNull;

/** How many objects of a kind the backup holds. */
public record KindCount(String apiVersion, String kind, long objects) {

    public KindCount {
        requireNonNull(apiVersion);
        requireNonNull(kind);
    }
}
