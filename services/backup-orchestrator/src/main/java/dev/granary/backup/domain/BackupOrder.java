package dev.granary.backup.domain;

import java.time.Instant;
import java.util.List;

/** What was asked for, once and for all. After {@code deadline} the agent no longer starts it. */
public record BackupOrder(
        ClusterId cluster,
        String tenant,
        LocationId location,
        BackupName name,
        List<NamespaceName> namespaces,
        Instant requestedAt,
        Instant deadline) {
    public BackupOrder {
        namespaces = List.copyOf(namespaces);
    }
}
