package dev.granary.engine.seal;

import dev.granary.engine.crypto.Crypto;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.jspecify.annotations.Nullable;

/** A key of a location: a name and 32 secret bytes, from which every key in use is derived (HKDF-SHA256). */
public final class LocationKey {

    /** Length of the secret. */
    public static final int BYTES = 32;

    private static final String CHUNK_NAMES = "granary v1 chunk names";

    private final KeyId id;
    private final byte[] secret;
    private volatile @Nullable SecretKey chunkNames; // wanted again for each file that is read

    public LocationKey(KeyId id, byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("key " + id + " must have 32 bytes, has " + secret.length);
        }
        this.id = id;
        this.secret = secret.clone();
    }

    public KeyId id() {
        return id;
    }

    byte[] secret() {
        return secret.clone();
    }

    /** The key that chunks are named with (HMAC-SHA256); the same for every blob of the location. */
    public SecretKey chunkNames() {
        SecretKey key = chunkNames;
        if (key == null) {
            key = derive(Crypto.HMAC_SHA_256, new byte[0], CHUNK_NAMES);
            chunkNames = key;
        }
        return key;
    }

    SecretKey derive(String algorithm, byte[] salt, String purpose) {
        HKDFParameterSpec parameters = HKDFParameterSpec.ofExtract()
                .addIKM(secret)
                .addSalt(salt)
                .thenExpand(purpose.getBytes(StandardCharsets.US_ASCII), BYTES);
        try {
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java 25 platform has HKDF-SHA256", e);
        }
    }

    /** Names the key and hides the secret. */
    @Override
    public String toString() {
        return "LocationKey[" + id + "]";
    }
}
