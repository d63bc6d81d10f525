package dev.granary.agent.fakes;

import dev.granary.agent.application.restore.Patience;
import dev.granary.agent.application.volume.MoveOrder;
import dev.granary.agent.application.volume.MoveResult;
import dev.granary.agent.application.volume.MoverProgress;
import dev.granary.agent.application.volume.VolumeMovers;
import dev.granary.agent.domain.Reason;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** No mover can be run. */
public final class NoVolumeMovers implements VolumeMovers {

    private final AtomicInteger sweeps = new AtomicInteger();

    /** How often somebody wanted to be rid of what is left. */
    public int sweeps() {
        return sweeps.get();
    }

    @Override
    public MoveResult move(MoveOrder order, Patience patience, Consumer<MoverProgress> progress) {
        return new MoveResult.NotMoved(Reason.VOLUME_BACKUP_FAILED, "There are no movers here.");
    }

    @Override
    public void sweep() {
        sweeps.incrementAndGet();
    }
}
