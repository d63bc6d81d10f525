package dev.granary.agent.domain;

import dev.granary.agent.domain.volume.VolumeTotals;
import java.util.List;

/**
 * What a backup holds.
 *
 * @param objects Kubernetes objects
 * @param objectBytes bytes of them before compression
 * @param storedBytes bytes of all blobs, the manifest included
 * @param blobs blobs that the manifest names, and the manifest
 * @param volumes the first of those whose data is in the backup or was left out on purpose
 */
public record BackupTotals(long objects, long objectBytes, long storedBytes, int blobs, List<VolumeTotals> volumes) {

    public BackupTotals {
        volumes = List.copyOf(volumes);
    }

    /** Without volumes. */
    public BackupTotals(long objects, long objectBytes, long storedBytes, int blobs) {
        this(objects, objectBytes, storedBytes, blobs, List.of());
    }
}
