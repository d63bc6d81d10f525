package dev.granary.agent.application.port;

/** A kind cannot be listed; the message is for a person. */
public final class KindNotListableException extends RuntimeException {

    public KindNotListableException(String message) {
        super(message);
    }
}
