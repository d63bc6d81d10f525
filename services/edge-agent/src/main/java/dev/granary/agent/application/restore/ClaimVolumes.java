package dev.granary.agent.application.restore;

import dev.granary.agent.application.volume.fill.FillOrder;
import dev.granary.agent.application.volume.fill.NewVolumes;
import dev.granary.agent.application.volume.fill.Offer;
import dev.granary.agent.domain.kube.ObjectKey;
import dev.granary.agent.domain.restore.Verdict.Wanted;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/** The new volumes of one restore. One mover runs at a time, whoever asks, because each takes memory of a node. */
final class ClaimVolumes {

    private final NewVolumes volumes;
    private final BackupVolumes backup;
    private final UUID restoreId;
    private final Patience patience;
    private final ReentrantLock turn = new ReentrantLock();

    /**
     * Of a restore.
     *
     * @param patience its wait throws as soon as the restore is to stop
     */
    ClaimVolumes(NewVolumes volumes, BackupVolumes backup, UUID restoreId, Patience patience) {
        this.volumes = volumes;
        this.backup = backup;
        this.restoreId = restoreId;
        this.patience = patience;
    }

    boolean has(ObjectKey claim) {
        return backup.has(claim);
    }

    String whyNot(ObjectKey claim) {
        return backup.whyNot(claim);
    }

    Offer offer(Wanted wanted) {
        turn.lock();
        try {
            patience.await(Duration.ZERO);
            return volumes.offer(order(wanted), patience);
        } finally {
            turn.unlock();
        }
    }

    Optional<String> settle(Wanted wanted) {
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
