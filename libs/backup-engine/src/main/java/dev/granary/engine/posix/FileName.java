package dev.granary.engine.posix;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Name of an entry of a directory: one to 255 bytes, no slash, no NUL, neither {@code .} nor {@code ..}. So it never leads
 * out of its directory. Ordered by its bytes.
 */
public final class FileName implements Comparable<FileName> {

    private static final int MAX_BYTES = 255;

    private final byte[] bytes;

    private FileName(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Of any bytes.
     *
     * @throws IllegalArgumentException the bytes are not a name
     */
    public static FileName of(byte[] bytes) {
        if (!isValid(bytes, 0, bytes.length)) {
            throw new IllegalArgumentException("not a file name");
        }
        return new FileName(bytes.clone());
    }

    /** The name in UTF-8. */
    public static FileName of(String name) {
        return of(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Of bytes that a directory listed. */
    static FileName listed(byte[] bytes) {
        return new FileName(bytes);
    }

    /** Whether {@code length} bytes from {@code from} are a name. */
    public static boolean isValid(byte[] bytes, int from, int length) {
        if (length < 1 || length > MAX_BYTES || isDots(bytes, from, length)) {
            return false;
        }
        for (int i = from; i < from + length; i++) {
            if (bytes[i] == 0 || bytes[i] == '/') {
                return false;
            }
        }
        return true;
    }

    private static boolean isDots(byte[] bytes, int from, int length) {
        return length <= 2 && bytes[from] == '.' && bytes[from + length - 1] == '.';
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** How many bytes it has. */
    public int length() {
        return bytes.length;
    }

    /** Writes the bytes, beginning at the offset. */
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, bytes.length);
    }

    /** The bytes themselves, not to be changed. */
    byte[] raw() {
        return bytes;
    }

    @Override
    public int compareTo(FileName other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileName name && Arrays.equals(bytes, name.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** For people: bytes that are no UTF-8 are replaced. */
    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
