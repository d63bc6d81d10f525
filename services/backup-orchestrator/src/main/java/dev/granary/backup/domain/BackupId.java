package dev.granary.backup.domain;

import java.util.UUID;

/** Identity of a backup, of its custom resource and of its prefix in the store. */
public record BackupId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
