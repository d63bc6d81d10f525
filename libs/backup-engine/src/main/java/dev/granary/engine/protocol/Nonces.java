package dev.granary.engine.protocol;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/** Draws the nonces of attempts. */
public final class Nonces implements Supplier<String> {

    private static final int BYTES = 16;

    private final SecureRandom random;

    public Nonces(SecureRandom random) {
        this.random = random;
    }

    @Override
    public String get() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
