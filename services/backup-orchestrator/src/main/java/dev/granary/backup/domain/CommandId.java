package dev.granary.backup.domain;

import java.util.UUID;

/** Identity of a command to an agent. */
public record CommandId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
