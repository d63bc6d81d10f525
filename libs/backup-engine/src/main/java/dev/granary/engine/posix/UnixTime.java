package dev.granary.engine.posix;

/**
 * A time of a file. Not an {@code Instant}, because a file system may hold any 64-bit second.
 *
 * @param seconds since 1970, negative before
 * @param nanos 0 to 999,999,999, counted forward from the second
 */
public record UnixTime(long seconds, int nanos) implements Comparable<UnixTime> {

    public UnixTime {
        if (nanos < 0 || nanos > 999_999_999) {
            throw new IllegalArgumentException("nanoseconds out of range");
        }
    }

    @Override
    public int compareTo(UnixTime other) {
        int bySeconds = Long.compare(seconds, other.seconds);
        return bySeconds != 0 ? bySeconds : Integer.compare(nanos, other.nanos);
    }
}
