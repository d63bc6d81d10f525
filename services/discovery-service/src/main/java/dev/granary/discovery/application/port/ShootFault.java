package dev.granary.discovery.application.port;

import dev.granary.discovery.domain.FailureReason;

/** A shoot did not take the agent. The message is for people and carries nothing secret. */
public final class ShootFault extends RuntimeException {

    private final FailureReason reason;

    public ShootFault(FailureReason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public FailureReason reason() {
        return reason;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
