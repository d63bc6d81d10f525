package dev.granary.agent.fakes;

import dev.granary.agent.application.restore.Patience;
import dev.granary.agent.application.volume.MoveOrder;
import dev.granary.agent.application.volume.MoveResult;
import dev.granary.agent.application.volume.MoverProgress;
import dev.granary.agent.application.volume.VolumeMovers;
import java.time.Duration;
import java.util.function.Consumer;

/** Movers that work until they are ended. */
public final class EndlessMovers implements VolumeMovers {

    private final Runnable meanwhile;
    private int running;

    /**
     * None works yet.
     *
     * @param meanwhile happens whenever somebody waits for a mover
     */
    public EndlessMovers(Runnable meanwhile) {
        this.meanwhile = meanwhile;
    }

    /** How many have not been ended. */
    public int running() {
        return running;
    }

    @Override
    public MoveResult move(MoveOrder order, Patience patience, Consumer<MoverProgress> progress) {
        running++;
        try {
            while (true) {
                meanwhile.run();
                patience.await(Duration.ofMillis(1));
            }
        } finally {
            running--;
        }
    }

    @Override
    public void sweep() {
        running = 0;
    }
}
