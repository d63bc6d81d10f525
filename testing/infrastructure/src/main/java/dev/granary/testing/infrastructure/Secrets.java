package dev.granary.testing.infrastructure;

import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets for one run. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 24 random bytes in letters that need no quoting anywhere. */
    public static String random() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
