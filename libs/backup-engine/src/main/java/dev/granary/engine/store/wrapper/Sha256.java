package dev.granary.engine.store.wrapper;

import dev.granary.engine.crypto.Crypto;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;

/** Digests by which a writer knows its blob again. */
final class Sha256 {

    private static final int BUFFER_BYTES = 64 << 10;

    private Sha256() {}

    static byte[] of(byte[] bytes) {
        return Crypto.sha256().digest(bytes);
    }

    /** Closes the stream. */
    static byte[] of(InputStream stream) {
        MessageDigest digest = Crypto.sha256();
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
