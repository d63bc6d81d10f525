package dev.granary.discovery.domain;

/** The outcome of reading a kubeconfig. */
public sealed interface KubeconfigReading {

    record Accepted(Kubeconfig kubeconfig) implements KubeconfigReading {}

    /**
     * It cannot be used.
     *
     * @param problem what is wrong and what to do; never a piece of the document
     */
    record Refused(String problem) implements KubeconfigReading {}
}
