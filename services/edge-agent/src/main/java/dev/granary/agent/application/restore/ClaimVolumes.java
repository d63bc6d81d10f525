package dev.granary.agent.application.restore;

import dev.granary.agent.application.volume.MoverProgress;
import dev.granary.agent.application.volume.fill.FillOrder;
import dev.granary.agent.application.volume.fill.NewVolumes;
import dev.granary.agent.application.volume.fill.Offer;
import dev.granary.agent.application.volume.fill.Settled;
import dev.granary.agent.domain.kube.ObjectKey;
import dev.granary.agent.domain.restore.ClaimAction;
import dev.granary.agent.domain.restore.Verdict.Wanted;
import dev.granary.agent.domain.volume.VolumesProgress;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The new volumes of one restore. One mover runs at a time, whoever asks, because each takes memory of a node. */
final class ClaimVolumes {

    private final NewVolumes volumes;
    private final BackupVolumes backup;
    private final UUID restoreId;
    private final Patience patience;
    private final Consumer<VolumesProgress> progress;
    private final ReentrantLock turn = new ReentrantLock();
    private int done;

    /**
     * Of a restore.
     *
     * @param patience its wait throws as soon as the restore is to stop
     * @param progress told now and then
     */
    ClaimVolumes(
            NewVolumes volumes,
            BackupVolumes backup,
            UUID restoreId,
            Patience patience,
            Consumer<VolumesProgress> progress) {
        this.volumes = volumes;
        this.backup = backup;
        this.restoreId = restoreId;
        this.patience = patience;
        this.progress = progress;
    }

    boolean has(ObjectKey claim) {
        return backup.has(claim);
    }

    ClaimAction.WithoutData without(ObjectKey claim) {
        return backup.without(claim);
    }

    Offer offer(Wanted wanted) {
        turn.lock();
        try {
            patience.await(Duration.ZERO);
            Offer offer = volumes.offer(order(wanted), patience, mover -> tell(current(wanted, mover)));
            count();
            return offer;
        } finally {
            turn.unlock();
        }
    }

    /** Counts a volume that an earlier attempt filled. */
    void filledBefore() {
        turn.lock();
        try {
            count();
        } finally {
            turn.unlock();
        }
    }

    private void count() {
        done++;
        tell(null);
    }

    private void tell(VolumesProgress.@Nullable Current current) {
        progress.accept(new VolumesProgress(done, backup.count(), current));
    }

    private VolumesProgress.Current current(Wanted wanted, MoverProgress mover) {
        return new VolumesProgress.Current(
                Objects.requireNonNull(wanted.target().namespace()),
                wanted.target().name(),
                mover.files(),
                mover.bytes(),
                mover.bytesPerSecond(),
                backup.bytes(wanted.source()));
    }

    Settled settle(Wanted wanted) {
        return volumes.settle(order(wanted), patience);
    }

    private FillOrder order(Wanted wanted) {
        return new FillOrder(
                restoreId,
                backup.backup(),
                backup.locationId(),
                Objects.requireNonNull(wanted.source().namespace()),
                wanted.source().name(),
                wanted.object());
    }
}
