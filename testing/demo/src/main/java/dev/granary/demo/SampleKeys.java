package dev.granary.demo;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** The key that a tenant makes for its shoots, as {@code openssl rand -base64 32} does. */
final class SampleKeys {
    /** The name that manifests carry. */
    static final String KEY_ID = "demo-1";

    private static final int KEY_BYTES = 32;

    private SampleKeys() {}

    /** A Secret with a new key for all locations. */
    static String secret() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        String file = KEY_ID + " " + Base64.getEncoder().encodeToString(key) + "\n";
        return """
                apiVersion: v1
                kind: Secret
                metadata:
                  name: granary-backup-keys
                  namespace: granary-system
                type: Opaque
                data:
                  default: %s
                """.formatted(Base64.getEncoder().encodeToString(file.getBytes(StandardCharsets.US_ASCII)));
    }
}
