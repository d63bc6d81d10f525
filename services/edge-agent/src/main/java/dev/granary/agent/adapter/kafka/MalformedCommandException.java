package dev.granary.agent.adapter.kafka;

import java.util.UUID;

/** A command for this cluster has a value that cannot be. It is answered, unlike a record that nobody can read. */
final class MalformedCommandException extends RuntimeException {

    private final UUID commandId;
    private final String command;

    /**
     * Names the command and what is wrong with it.
     *
     * @param message for a person; without the value, which is not ours to vouch for
     */
    MalformedCommandException(UUID commandId, String command, String message) {
        super(message, null, false, false);
        this.commandId = commandId;
        this.command = command;
    }

    UUID commandId() {
        return commandId;
    }

    String command() {
        return command;
    }
}
