package dev.granary.engine.seal;

import java.util.regex.Pattern;

/** Name of a location key, chosen by people: 1 to 32 characters of {@code A-Z a-z 0-9 . _ -}. Not secret. */
public record KeyId(String value) {

    /** Most characters. */
    public static final int MAX_LENGTH = 32;

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._-]{1," + MAX_LENGTH + "}");

    public KeyId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a key id: 1 to 32 of A-Z a-z 0-9 . _ -");
        }
    }

    public static boolean isValid(String value) {
        return VALID.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
