package dev.granary.testing.landscape.storage;

import java.util.Set;

/** What lies on disk: handles of volumes and of snapshots. */
public record StorageInventory(Set<String> volumes, Set<String> snapshots) {

    public StorageInventory {
        volumes = Set.copyOf(volumes);
        snapshots = Set.copyOf(snapshots);
    }
}
