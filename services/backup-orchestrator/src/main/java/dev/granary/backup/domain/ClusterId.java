package dev.granary.backup.domain;

import java.util.UUID;

/** Identity of a cluster: the uid of its shoot. */
public record ClusterId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
