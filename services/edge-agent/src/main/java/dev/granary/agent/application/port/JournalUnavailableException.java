package dev.granary.agent.application.port;

import org.jspecify.annotations.Nullable;

/** The API server that holds the journal does not answer or refuses; the call can be repeated later. */
public final class JournalUnavailableException extends RuntimeException {

    public JournalUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
