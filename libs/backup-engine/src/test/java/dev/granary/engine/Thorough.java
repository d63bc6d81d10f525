package dev.granary.engine;

/**
 * How much tests try that could try for ever: a part of it with every build, and all of it with {@code -Dgranary.thorough}.
 */
public final class Thorough {

    private static final boolean THOROUGH = System.getProperty("granary.thorough") != null;

    private Thorough() {}

    /** The first number with every build, the second when it shall be thorough. */
    public static int orQuick(int quick, int thorough) {
        return THOROUGH ? thorough : quick;
    }
}
