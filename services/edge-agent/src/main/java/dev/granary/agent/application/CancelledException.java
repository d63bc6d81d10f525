package dev.granary.agent.application;

import java.util.UUID;

/** Ends an attempt between two of its steps, because a command wants it to stop. */
final class CancelledException extends RuntimeException {

    private final UUID commandId;

    CancelledException(UUID commandId) {
        super("cancelled", null, false, false);
        this.commandId = commandId;
    }

    UUID commandId() {
        return commandId;
    }
}
