package dev.granary.backup.adapter.rest;

import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupState.InProgress;
import dev.granary.backup.domain.VolumesProgress;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far a running backup or restore is with its volumes. */
@Schema(name = "VolumesProgress")
record VolumesProgressBody(
        @Schema(description = "Volumes that have their end, well or not.")
        int done,

        @Schema(description = "0 before they are known; of a restore all of its backup.")
        int total,

        @Nullable Current current) {
    @Schema(name = "VolumeInProgress")
    record Current(
            String namespace,
            String claim,
            long files,

            @Schema(description = "Logical bytes so far, unchanged ones included.")
            long contentBytes,

            @Schema(description = "These bytes in a second, on the average.")
            long bytesPerSecond,

            @Schema(description = "What is left, of a backup about, where the one before has the volume.") @Nullable
            Long leftBytes) {}

    /** Null for a backup that does not run. */
    static @Nullable VolumesProgressBody of(Backup backup) {
        if (!(backup.state() instanceof InProgress)) {
            return null;
        }
        return of(backup.progress().volumes());
    }

    static VolumesProgressBody of(VolumesProgress volumes) {
        return new VolumesProgressBody(volumes.done(), volumes.total(), of(volumes.current()));
    }

    private static @Nullable Current of(VolumesProgress.@Nullable Current it) {
        return it == null
                ? null
                : new Current(
                        it.namespace(),
                        it.claim(),
                        it.files(),
                        it.contentBytes(),
                        it.bytesPerSecond(),
                        it.expectedBytes() == null ? null : Math.max(0, it.expectedBytes() - it.contentBytes()));
    }
}
