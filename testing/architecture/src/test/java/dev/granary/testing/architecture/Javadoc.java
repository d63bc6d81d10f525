package dev.granary.testing.architecture;

import org.jspecify.annotations.Nullable;

/** The comment of a setting as Markdown: what it means, and after {@code <p>Limits:} what happens at its limits. */
record Javadoc(String meaning, String limits) {

    private static final String LIMITS = "<p>Limits: ";

    static Javadoc of(@Nullable String comment) {
        String text = comment == null ? "" : comment.strip();
        int limits = text.indexOf(LIMITS);
        return limits < 0
                ? new Javadoc(markdown(text), "")
                : new Javadoc(markdown(text.substring(0, limits)), markdown(text.substring(limits + LIMITS.length())));
    }

    private static String markdown(String text) {
        return text.replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\{@link #?([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .replace("|", "\\|")
                .strip();
    }
}
