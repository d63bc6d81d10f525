package dev.granary.agent.application.port;

import org.jspecify.annotations.Nullable;

/** The API server does not answer, or refuses the agent altogether. */
public final class ClusterUnreachableException extends RuntimeException {

    public ClusterUnreachableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
