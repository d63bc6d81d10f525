package dev.granary.backup.domain;

import java.util.UUID;

/** Identity of a restore and of its custom resource. */
public record RestoreId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
