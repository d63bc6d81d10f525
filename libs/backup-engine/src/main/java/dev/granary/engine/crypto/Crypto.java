package dev.granary.engine.crypto;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Digests and ciphers that are as fast as the processor from their first byte on, because they are native code. Those of the
 * JDK become fast when the JVM's second compiler has replaced them, which takes seconds of a short process and never
 * happens in one that does without that compiler. They serve where the native code does not load.
 */
public final class Crypto {

    /** Algorithm of the keys of {@link #hmacSha256}. */
    public static final String HMAC_SHA_256 = "HmacSHA256";

    private static final String SHA_256 = "SHA-256";
    private static final String AES_GCM = "AES/GCM/NoPadding";

    private static final @Nullable Provider NATIVE = nativeCode();

    private Crypto() {}

    public static MessageDigest sha256() {
        try {
            return NATIVE == null ? MessageDigest.getInstance(SHA_256) : MessageDigest.getInstance(SHA_256, NATIVE);
        } catch (GeneralSecurityException e) {
            throw absent(SHA_256, e);
        }
    }

    public static Mac hmacSha256() {
        try {
            return NATIVE == null ? Mac.getInstance(HMAC_SHA_256) : Mac.getInstance(HMAC_SHA_256, NATIVE);
        } catch (GeneralSecurityException e) {
            throw absent(HMAC_SHA_256, e);
        }
    }

    public static Cipher aesGcm() {
        try {
            return NATIVE == null ? Cipher.getInstance(AES_GCM) : Cipher.getInstance(AES_GCM, NATIVE);
        } catch (GeneralSecurityException e) {
            throw absent(AES_GCM, e);
        }
    }

    private static @Nullable Provider nativeCode() {
        AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
        return provider.getLoadingError() == null ? provider : null;
    }

    private static IllegalStateException absent(String algorithm, GeneralSecurityException cause) {
        return new IllegalStateException("every Java platform has " + algorithm, cause);
    }
}
