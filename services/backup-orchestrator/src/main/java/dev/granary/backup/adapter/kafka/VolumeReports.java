package dev.granary.backup.adapter.kafka;

import dev.granary.backup.domain.VolumesProgress;
import dev.granary.contracts.agent.v1.VolumeProgress;
import org.jspecify.annotations.Nullable;

/** What agents say about how far volumes are. */
final class VolumeReports {
    private VolumeReports() {}

    static VolumesProgress of(int done, int total, @Nullable VolumeProgress current) {
        return new VolumesProgress(
                done,
                total,
                current == null
                        ? null
                        : new VolumesProgress.Current(
                                current.getNamespace(),
                                current.getClaim(),
                                current.getFiles(),
                                current.getContentBytes(),
                                current.getBytesPerSecond(),
                                current.getExpectedBytes()));
    }
}
