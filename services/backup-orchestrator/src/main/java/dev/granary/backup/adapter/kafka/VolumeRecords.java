package dev.granary.backup.adapter.kafka;

import dev.granary.backup.domain.VolumeTotals;
import dev.granary.backup.domain.VolumesProgress;
import dev.granary.contracts.backups.v1.BackupVolume;
import dev.granary.contracts.backups.v1.VolumeMode;
import dev.granary.contracts.backups.v1.VolumeSource;

/** The volumes in the records of granary.backups.v1 and granary.restores.v1. */
final class VolumeRecords {
    private VolumeRecords() {}

    static BackupVolume of(VolumeTotals volume) {
        var mode =
                switch (volume.mode()) {
                    case UNKNOWN -> VolumeMode.UNKNOWN;
                    case FULL -> VolumeMode.FULL;
                    case INCREMENTAL -> VolumeMode.INCREMENTAL;
                    case SKIPPED -> VolumeMode.SKIPPED;
                };
        var source =
                switch (volume.source()) {
                    case SNAPSHOT -> VolumeSource.SNAPSHOT;
                    case NODE -> VolumeSource.NODE;
                    case null -> VolumeSource.UNKNOWN;
                };
        return new BackupVolume(
                volume.namespace(),
                volume.claim(),
                mode,
                volume.files(),
                volume.contentBytes(),
                volume.addedBytes(),
                source);
    }

    static dev.granary.contracts.backups.v1.VolumesProgress ofBackup(VolumesProgress volumes) {
        VolumesProgress.Current it = volumes.current();
        return new dev.granary.contracts.backups.v1.VolumesProgress(
                volumes.done(),
                volumes.total(),
                it == null
                        ? null
                        : new dev.granary.contracts.backups.v1.VolumeProgress(
                                it.namespace(),
                                it.claim(),
                                it.files(),
                                it.contentBytes(),
                                it.bytesPerSecond(),
                                it.expectedBytes()));
    }

    static dev.granary.contracts.restores.v1.VolumesProgress ofRestore(VolumesProgress volumes) {
        VolumesProgress.Current it = volumes.current();
        return new dev.granary.contracts.restores.v1.VolumesProgress(
                volumes.done(),
                volumes.total(),
                it == null
                        ? null
                        : new dev.granary.contracts.restores.v1.VolumeProgress(
                                it.namespace(),
                                it.claim(),
                                it.files(),
                                it.contentBytes(),
                                it.bytesPerSecond(),
                                it.expectedBytes()));
    }
}
