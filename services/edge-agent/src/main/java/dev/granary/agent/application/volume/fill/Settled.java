package dev.granary.agent.application.volume.fill;

import dev.granary.agent.application.volume.fill.FillResult.Filled;

/** Whether a claim has the volume that was filled for it. */
public sealed interface Settled {

    /**
     * It has.
     *
     * @param filled what the mover told; no entries and no problems when nobody knows any more
     */
    record Bound(Filled filled) implements Settled {}

    /**
     * It has not; the volume stays kept for it.
     *
     * @param message what happened, in the words of the Kubernetes event where there is one, and what to do
     */
    record NotBound(String message) implements Settled {}
}
