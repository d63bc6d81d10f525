package dev.granary.backup.domain;

import java.util.UUID;

/** Identity of one wish to verify a backup. */
public record VerificationId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
