package dev.granary.engine.store;

/**
 * A part of a blob, as a caller asks for it: it may reach beyond the end.
 *
 * @param offset its first byte, zero or more
 * @param length most bytes, one or more
 */
public record ByteRange(long offset, long length) {

    public ByteRange {
        if (offset < 0 || length < 1) {
            throw new IllegalArgumentException("not a range: " + length + " bytes at " + offset);
        }
    }

    /** From a byte to the end, where ever that is. */
    public static ByteRange from(long offset) {
        return new ByteRange(offset, Long.MAX_VALUE - offset);
    }

    /** The first byte behind it; no overflow for a range that has no end. */
    public long end() {
        return length > Long.MAX_VALUE - offset ? Long.MAX_VALUE : offset + length;
    }

    /** How many of its bytes a blob of this size has. */
    public long within(long sizeBytes) {
        return Math.max(0, Math.min(end(), sizeBytes) - offset);
    }
}
