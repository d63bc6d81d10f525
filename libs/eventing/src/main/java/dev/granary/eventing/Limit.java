package dev.granary.eventing;

import java.time.Duration;

/** Ends the start of a service whose settings would make it misbehave in silence. */
public final class Limit {

    private Limit() {}

    /**
     * The value, when it is not too small.
     *
     * @param name of the property
     * @throws IllegalArgumentException it is
     */
    public static int atLeast(int least, int value, String name) {
        if (value < least) {
            throw tooSmall(least, value, name);
        }
        return value;
    }

    /**
     * The value, when it is not too short.
     *
     * @param name of the property
     * @throws IllegalArgumentException it is
     */
    public static Duration atLeast(Duration least, Duration value, String name) {
        if (value.compareTo(least) < 0) {
            throw tooSmall(least, value, name);
        }
        return value;
    }

    private static IllegalArgumentException tooSmall(Object least, Object value, String name) {
        return new IllegalArgumentException(name + " must be at least " + least + ", but is " + value);
    }
}
