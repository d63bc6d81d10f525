package dev.granary.agent.application.port;

/** The API server that holds the journal does not answer or refuses; the call can be repeated later. */
public final class JournalUnavailableException extends RuntimeException {

    public JournalUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
