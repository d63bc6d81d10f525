package dev.granary.engine.seal;

import java.security.SecureRandom;
import java.util.Random;

/** Salts that are the same in every run. */
public final class SeededRandom extends SecureRandom {

    private final transient Random random;

    public SeededRandom(long seed) {
        this.random = new Random(seed);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        random.nextBytes(bytes);
    }
}
