package dev.granary.backup.adapter.rest;

import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.VolumeMode;
import dev.granary.backup.domain.VolumeSource;
import dev.granary.backup.domain.VolumeTotals;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The volumes of a backup; none until it ended. */
@Schema(name = "BackupVolumes")
record VolumesBody(@Schema(description = "The first 1,000.") List<Volume> items) {
    @Schema(name = "BackupVolume")
    record Volume(
            String namespace,

            @Schema(description = "Name of the PersistentVolumeClaim.")
            String claim,

            VolumeMode mode,

            @Schema(description = "Files, directories and other entries.")
            long files,

            @Schema(description = "Logical bytes of all files.")
            long contentBytes,

            @Schema(description = "Bytes that the backup added to the store for it.")
            long addedBytes,

            @Schema(description = "What was read: a snapshot, or the living file system of a node. Null for nothing.")
            @Nullable
            VolumeSource source) {
        private static Volume of(VolumeTotals it) {
            return new Volume(
                    it.namespace(), it.claim(), it.mode(), it.files(), it.contentBytes(), it.addedBytes(), it.source());
        }
    }

    static VolumesBody of(Backup backup) {
        return new VolumesBody(backup.volumes().stream().map(Volume::of).toList());
    }
}
