package dev.granary.engine.store.wrapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digests by which a writer knows its blob again. */
final class Sha256 {

    private static final int BUFFER_BYTES = 64 << 10;

    private Sha256() {}

    static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static byte[] of(byte[] bytes) {
        return start().digest(bytes);
    }

    /** Closes the stream. */
    static byte[] of(InputStream stream) {
        MessageDigest digest = start();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (stream) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a store's stream fails in the words of the port only", e);
        }
        return digest.digest();
    }
}
