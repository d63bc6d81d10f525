package dev.granary.engine.volume;

/**
 * What a file's bytes are: a SHA-256 over the length (4 bytes, big-endian) and the id of each of its chunks, as 64
 * hexadecimal digits.
 */
public record ContentDigest(String hex) {

    public ContentDigest {
        if (hex.length() != 64 || !isHex(hex)) {
            throw new IllegalArgumentException("not a digest");
        }
    }

    private static boolean isHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return hex;
    }
}
