package dev.granary.registry.application;

import dev.granary.registry.domain.ClusterId;

/** A word about a cluster that is not registered. Its record becomes a dead letter, so that a person sees it. */
public final class UnknownClusterException extends RuntimeException {

    UnknownClusterException(ClusterId id) {
        super("no cluster is registered as " + id);
    }
}
