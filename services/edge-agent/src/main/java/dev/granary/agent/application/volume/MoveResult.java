package dev.granary.agent.application.volume;

import dev.granary.agent.domain.Reason;
import dev.granary.engine.manifest.ManifestBlob;

/** How a mover ended. */
public sealed interface MoveResult {

    /**
     * The volume is in the store.
     *
     * @param handover what the mover told of it
     */
    record Moved(ManifestBlob handover) implements MoveResult {}

    /**
     * It is not.
     *
     * @param message what happened, in the words of the Kubernetes event where there is one, and what to do
     */
    record NotMoved(Reason reason, String message) implements MoveResult {}
}
