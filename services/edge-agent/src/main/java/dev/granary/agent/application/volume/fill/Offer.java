package dev.granary.agent.application.volume.fill;

import dev.granary.agent.domain.Reason;

/** What came of the wish for a filled volume. */
public sealed interface Offer {

    /**
     * It is there, and kept for its claim.
     *
     * @param volume name of the PersistentVolume, for the claim's {@code volumeName}
     */
    record Offered(String volume) implements Offer {}

    /**
     * It is not, and nothing is left of it.
     *
     * @param message what happened, in the words of the Kubernetes event where there is one, and what to do
     */
    record NotOffered(Reason reason, String message) implements Offer {}
}
