package dev.granary.backup.adapter.rest;

import dev.granary.backup.domain.VolumeMode;
import dev.granary.backup.domain.VolumeTotals;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The volumes of a backup in numbers; all are 0 until it ended. */
@Schema(name = "BackupVolumeCounts")
record VolumeCounts(
        @Schema(description = "Volumes of which every file was read.")
        long full,

        @Schema(description = "Volumes of which only what had changed was read.")
        long incremental,

        @Schema(description = "Volumes whose data somebody wanted left out.")
        long skipped,

        @Schema(description = "Logical bytes of all files.") long contentBytes,

        @Schema(description = "Bytes that the backup added to the store for them.")
        long addedBytes) {
    static VolumeCounts of(List<VolumeTotals> volumes) {
        return new VolumeCounts(
                count(volumes, VolumeMode.FULL),
                count(volumes, VolumeMode.INCREMENTAL),
                count(volumes, VolumeMode.SKIPPED),
                volumes.stream().mapToLong(VolumeTotals::contentBytes).sum(),
                volumes.stream().mapToLong(VolumeTotals::addedBytes).sum());
    }

    private static long count(List<VolumeTotals> volumes, VolumeMode mode) {
        return volumes.stream().filter(it -> it.mode() == mode).count();
    }
}
