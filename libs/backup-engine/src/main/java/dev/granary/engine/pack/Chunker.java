package dev.granary.engine.pack;

/**
 * Cuts bytes where their content says so, and therefore at the same places again after something was inserted before
 * them: a gear hash with two masks (FastCDC, Xia et al. 2016). The numbers are the best of thirty measured for 1 % of the
 * pages of a database rewritten in place: larger chunks cost more new bytes per page, and masks that differ more take
 * longer to cut at the old places again.
 *
 * <p>Where a chunk ends depends on nothing but the bytes of that chunk. A cutter that disagrees with this one costs
 * deduplication and nothing else.
 */
public final class Chunker {

    /** No chunk but the last of its bytes is shorter. */
    public static final int MIN_BYTES = 16 << 10;

    /** No chunk is longer. */
    public static final int MAX_BYTES = 256 << 10;

    /** Up to here a cut is eight times as rare as after it, which brings most chunks near the mean of 45 KiB. */
    private static final int NORMAL_BYTES = 32 << 10;

    private static final long STRICT = mask(17);
    private static final long LAX = mask(14);
    private static final long[] GEAR = GearTable.create();

    private Chunker() {}

    /**
     * The length of the chunk at the start of these bytes. When more bytes follow that are not there yet, at least
     * {@link #MAX_BYTES} have to be.
     *
     * @param length one or more
     */
    public static int cut(byte[] bytes, int offset, int length) {
        if (length <= MIN_BYTES) {
            return length;
        }
        int end = offset + Math.min(length, MAX_BYTES);
        int middle = Math.min(offset + NORMAL_BYTES, end);
        long hash = 0;
        int at = offset + MIN_BYTES;
        while (at < middle) {
            hash = (hash << 1) + GEAR[bytes[at++] & 0xff];
            if ((hash & STRICT) == 0) {
                return at - offset;
            }
        }
        while (at < end) {
            hash = (hash << 1) + GEAR[bytes[at++] & 0xff];
            if ((hash & LAX) == 0) {
                return at - offset;
            }
        }
        return end - offset;
    }

    private static long mask(int bits) {
        return -1L << (Long.SIZE - bits);
    }
}
