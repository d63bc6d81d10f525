package dev.granary.engine.manifest;

import static java.util.Objects.requireNonNull;

/**
 * How the bytes of the backup are sealed.
 *
 * @param keyId which key of the location opens them
 */
public record Encryption(String keyId) {

    public Encryption {
        requireNonNull(keyId);
    }
}
