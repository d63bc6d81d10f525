package dev.granary.agent.domain;

/** Texts that others wrote, and that may be of any length, in the length that a person reads. */
public final class Shortened {

    private static final String MORE = "...";

    private Shortened() {}

    /**
     * The text, or its beginning where it is too long.
     *
     * @param longest in {@code char}s, more than three; a character of two of them is never halved, because half of one
     *     cannot be written as UTF-8
     */
    public static String to(int longest, String text) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - MORE.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + MORE;
    }
}
