package dev.granary.agent.application.port;

import org.jspecify.annotations.Nullable;

/** The bus did not take an event; sending it again later is right. */
public final class EventsUnavailableException extends RuntimeException {

    public EventsUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
