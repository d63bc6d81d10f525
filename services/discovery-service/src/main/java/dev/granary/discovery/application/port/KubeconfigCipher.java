package dev.granary.discovery.application.port;

import java.util.UUID;

/** Keeps the Gardener credential unreadable at rest. */
public interface KubeconfigCipher {

    SealedKubeconfig seal(UUID configId, String kubeconfig);

    /**
     * Gives back what was sealed.
     *
     * @throws IllegalStateException when it was sealed for another config, changed, or by a key that is not in the keyset
     */
    String open(UUID configId, SealedKubeconfig sealed);
}
