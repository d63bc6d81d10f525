package dev.granary.backup.domain;

import java.time.Instant;
import java.util.List;

/**
 * What was asked for, once and for all. With {@code skipVolumeData} claims and volumes are backed up, their data is not.
 * After {@code deadline} the agent no longer starts it.
 */
public record BackupOrder(
        ClusterId cluster,
        String tenant,
        LocationId location,
        BackupName name,
        List<NamespaceName> namespaces,
        boolean skipVolumeData,
        Instant requestedAt,
        Instant deadline) {
    public BackupOrder {
        namespaces = List.copyOf(namespaces);
    }
}
