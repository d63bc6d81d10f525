package dev.granary.backup.domain;

import java.util.UUID;

/** Identity of a validation, and of the command that carries it out. */
public record ValidationId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
