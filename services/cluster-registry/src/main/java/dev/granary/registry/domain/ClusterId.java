package dev.granary.registry.domain;

import java.util.UUID;

/** Identity of a cluster: the uid of the shoot. A shoot that is deleted and made again is another cluster. */
public record ClusterId(UUID value) {

    public static ClusterId of(String uuid) {
        return new ClusterId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
