package dev.granary.engine.seal;

import java.util.Arrays;
import java.util.List;

/** Keys that everybody knows. */
public final class TestKeys {

    private TestKeys() {}

    /** A key whose bytes are all the same. */
    public static LocationKey key(String id, int value) {
        byte[] secret = new byte[LocationKey.BYTES];
        Arrays.fill(secret, (byte) value);
        return new LocationKey(new KeyId(id), secret);
    }

    public static LocationKeys keys(String id, int value) {
        return LocationKeys.of(List.of(key(id, value)));
    }
}
