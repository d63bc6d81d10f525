package dev.granary.agent.application.volume.fill;

import dev.granary.agent.application.restore.Patience;
import dev.granary.agent.application.volume.MoverProgress;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Makes volumes that hold what a backup has, for claims that are not there yet (docs/adr/0005). One volume goes through
 * {@link #offer}, the making of its claim by the caller, and {@link #settle}; a process that dies in between is followed by one
 * that calls the same again, and goes on where the volume is.
 */
public interface NewVolumes {

    /**
     * Makes and fills a volume and keeps it for the claim. Blocks until that is done. Called again for the same order it goes on,
     * or answers the same volume.
     *
     * @param patience waits a few seconds each time between two looks; what it throws ends the call and leaves the mover and the
     *     volume as they are, for the next call or for {@link #clear}
     * @param running told now and then how far the mover is
     * @throws dev.granary.agent.application.port.ClusterUnreachableException the API server does not answer; as above
     */
    Offer offer(FillOrder order, Patience patience, Consumer<MoverProgress> running);

    /** As {@link #offer(FillOrder, Patience, Consumer)}, for those who do not ask how far it is. */
    default Offer offer(FillOrder order, Patience patience) {
        return offer(order, patience, progress -> {});
    }

    /**
     * Waits until the claim has its volume. Called again it answers the same until {@link #clear}; for an order that has no volume,
     * that nothing is known of it.
     *
     * @throws dev.granary.agent.application.port.ClusterUnreachableException it is to be called again
     */
    Settled settle(FillOrder order, Patience patience);

    /**
     * Removes what restores left: their movers, volumes that reached no claim, and what tells the others apart from volumes that
     * nobody restored. A volume that a claim asks for is its own. Does nothing when there is nothing.
     *
     * @param restores whether nothing of the restore with this id goes on
     * @throws dev.granary.agent.application.port.ClusterUnreachableException it is to be called again
     */
    void clear(Predicate<UUID> restores);
}
