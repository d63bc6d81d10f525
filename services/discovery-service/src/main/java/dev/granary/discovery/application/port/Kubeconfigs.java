package dev.granary.discovery.application.port;

import dev.granary.discovery.domain.KubeconfigReading;

/** Reads the text of kubeconfigs. */
public interface Kubeconfigs {

    /** A kubeconfig from a person: the current context. */
    KubeconfigReading read(String text);
}
