package dev.granary.agent.application.volume;

import dev.granary.agent.application.restore.Patience;
import java.util.function.Consumer;

/**
 * Runs movers: processes that read a volume where it can be mounted and write it into an attempt at a backup
 * (docs/adr/0004).
 */
public interface VolumeMovers {

    /**
     * Takes one volume into the store. Blocks until the mover has ended or its time is over, and leaves nothing behind in the
     * cluster either way. May be called again for the same volume: the mover then writes beside what the first one wrote.
     *
     * @param patience waits a few seconds each time between two looks at the mover; what it throws ends the mover and the call
     * @param progress told now and then while the mover works; may never be
     * @throws dev.granary.agent.application.port.ClusterUnreachableException the API server does not answer; what was made
     *     in the cluster stays for the next {@link #sweep}
     */
    MoveResult move(MoveOrder order, Patience patience, Consumer<MoverProgress> progress);

    /**
     * Removes from the cluster what movers left; to be called while none runs. Does nothing when there is nothing, and what the
     * API server refuses stays for the next call: no backup waits for that.
     *
     * @throws dev.granary.agent.application.port.ClusterUnreachableException it is to be called again
     */
    void sweep();
}
