package dev.granary.backup.domain;

import java.util.UUID;

/** Identity of a backup location. */
public record LocationId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
