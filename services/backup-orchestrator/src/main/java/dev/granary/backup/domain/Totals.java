package dev.granary.backup.domain;

import java.util.List;

/**
 * What a finished backup holds: objects, their bytes before compression, bytes and number of the blobs in the store, and
 * the first 1,000 volumes whose data is in it or was left out on purpose.
 */
public record Totals(long objects, long objectBytes, long storedBytes, int blobs, List<VolumeTotals> volumes) {
    public Totals {
        volumes = List.copyOf(volumes);
    }
}
