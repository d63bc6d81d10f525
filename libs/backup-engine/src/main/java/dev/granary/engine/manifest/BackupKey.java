package dev.granary.engine.manifest;

import dev.granary.engine.store.BlobName;
import java.util.UUID;

/** Which backup of which cluster. */
public record BackupKey(UUID clusterId, UUID backupId) {

    private static final String ROOT = "granary/v1/";

    /** Start of the name of everything that belongs to a cluster. */
    public static String clusterPrefix(UUID clusterId) {
        return ROOT + clusterId + "/";
    }

    /** Start of the names of everything that belongs to single backups of the cluster. */
    public static String backups(UUID clusterId) {
        return clusterPrefix(clusterId) + "backups/";
    }

    /** Start of the names of all probes of the cluster. */
    public static String probes(UUID clusterId) {
        return clusterPrefix(clusterId) + "probes/";
    }

    /** A name that no other probe ever had, for checking rights below the prefix of the cluster. */
    public static BlobName probe(UUID clusterId, UUID probe) {
        return new BlobName(probes(clusterId) + probe);
    }

    /** Start of the names of all reports about what lies below the prefix of the cluster. */
    public static String reports(UUID clusterId) {
        return clusterPrefix(clusterId) + "reports/";
    }

    /** Start of the name of everything that belongs to this backup alone. */
    public String prefix() {
        return backups(clusterId) + backupId + "/";
    }
}
