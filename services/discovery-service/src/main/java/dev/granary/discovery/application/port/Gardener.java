package dev.granary.discovery.application.port;

import dev.granary.discovery.domain.Kubeconfig;

/** The way to Gardener landscapes. */
public interface Gardener {

    /**
     * Prepares a connection; sends nothing yet. Blocks for milliseconds.
     *
     * @throws GardenerFault of kind {@code CREDENTIAL_UNUSABLE} when key or certificate cannot be read
     */
    Garden connect(Kubeconfig kubeconfig);
}
