package dev.granary.registry.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The right of one agent process to write for its cluster until a time. Its text is {@code <cluster id>.<epoch
 * second>}, in exactly one spelling, because keys are derived from it.
 */
public record AgentSession(ClusterId cluster, Instant expiresAt) {

    private static final Pattern TEXT =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.([1-9][0-9]{0,10})");

    /** The session of the text; empty when it is not spelled as one. */
    public static Optional<AgentSession> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new AgentSession(
                        ClusterId.of(matcher.group(1)), Instant.ofEpochSecond(Long.parseLong(matcher.group(2)))))
                : Optional.empty();
    }

    public String text() {
        return cluster + "." + expiresAt.getEpochSecond();
    }

    public boolean isOver(Instant at) {
        return at.isAfter(expiresAt);
    }
}
