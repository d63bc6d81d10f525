package dev.granary.engine.posix;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Name of an extended attribute: one to 255 bytes, no NUL. Ordered by its bytes. */
public final class AttributeName implements Comparable<AttributeName> {

    private static final int MAX_BYTES = 255;

    private final byte[] bytes;

    /**
     * Of any bytes.
     *
     * @throws IllegalArgumentException the bytes are not a name
     */
    public AttributeName(byte[] bytes) {
        if (bytes.length < 1 || bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("not the name of an attribute");
        }
        for (byte b : bytes) {
            if (b == 0) {
                throw new IllegalArgumentException("not the name of an attribute");
            }
        }
        this.bytes = bytes.clone();
    }

    /** The name in UTF-8. */
    public static AttributeName of(String name) {
        return new AttributeName(name.getBytes(StandardCharsets.UTF_8));
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** How many bytes it has. */
    public int length() {
        return bytes.length;
    }

    /** The bytes themselves, not to be changed. */
    byte[] raw() {
        return bytes;
    }

    @Override
    public int compareTo(AttributeName other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AttributeName name && Arrays.equals(bytes, name.bytes);
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
