package dev.granary.observability;

import org.jspecify.annotations.Nullable;

/** A log line as STYLE asks for it: a constant message, then the facts as {@code key=value}. */
public final class LogLine {
    private LogLine() {}

    /**
     * {@code LogLine.of("cluster is online", "clusterId", id)} gives {@code cluster is online clusterId=4b1c...}.
     *
     * @param message a constant, so that lines of one kind can be found and counted
     * @param facts names and values in turn; a value with a space, a quote or a line end is quoted, null stays null.
     *     Never a credential: nothing removes one here
     * @throws IllegalArgumentException if a name lacks its value
     */
    public static String of(String message, @Nullable Object... facts) {
        if (facts.length % 2 != 0) {
            throw new IllegalArgumentException("a fact without a value in: " + message);
        }
        var line = new StringBuilder(message);
        for (int i = 0; i < facts.length; i += 2) {
            line.append(' ').append(facts[i]).append('=').append(quoted(String.valueOf(facts[i + 1])));
        }
        return line.toString();
    }

    private static String quoted(String value) {
        var plain = value.chars().noneMatch(c -> c <= ' ' || c == '"' || c == '=' || c == 0x7f);
        return plain && !value.isEmpty() ? value : '"' + escaped(value) + '"';
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
