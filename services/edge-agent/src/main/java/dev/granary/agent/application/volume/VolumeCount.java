package dev.granary.agent.application.volume;

import dev.granary.agent.domain.volume.VolumesProgress;
import dev.granary.engine.manifest.BackedUpVolume;
import dev.granary.engine.manifest.Manifest;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts the volumes of a backup, and puts each mover's words into the whole. */
final class VolumeCount {

    private final int total;
    private final Optional<Manifest> parent;
    private final Consumer<VolumesProgress> progress;
    private int done;

    VolumeCount(int total, Optional<Manifest> parent, Consumer<VolumesProgress> progress) {
        this.total = total;
        this.parent = parent;
        this.progress = progress;
    }

    /** A volume has its end, well or not. */
    void oneMore() {
        done++;
        progress.accept(new VolumesProgress(done, total, null));
    }

    /** A mover is so far. */
    void at(MoveOrder order, MoverProgress mover) {
        progress.accept(new VolumesProgress(
                done,
                total,
                new VolumesProgress.Current(
                        order.namespace(),
                        order.claim(),
                        mover.files(),
                        mover.bytes(),
                        mover.bytesPerSecond(),
                        expected(order))));
    }

    private @Nullable Long expected(MoveOrder order) {
        return parent.stream()
                .flatMap(manifest -> manifest.volumes().stream())
                .filter(volume -> volume.namespace().equals(order.namespace())
                        && volume.claim().equals(order.claim()))
                .map(BackedUpVolume::bytes)
                .findFirst()
                .orElse(null);
    }
}
