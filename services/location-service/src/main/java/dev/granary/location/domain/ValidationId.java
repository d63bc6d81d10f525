package dev.granary.location.domain;

import java.util.UUID;

/** Identity of one validation of a connection, and of the command that carries it out. */
public record ValidationId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
