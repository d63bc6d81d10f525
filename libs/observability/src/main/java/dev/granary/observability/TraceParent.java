package dev.granary.observability;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Value of the {@code traceparent} header of W3C Trace Context, version 00.
 *
 * @param traceId 32 hex digits, not all zero; what connects log lines, problems and events of one cause
 * @param spanId 16 hex digits, not all zero
 * @param sampled whether the one who began the trace records it
 */
public record TraceParent(String traceId, String spanId, boolean sampled) {
    private static final Pattern FORMAT =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})");

    /** Reads a header; empty when there is none or when it does not keep the format, as the specification asks. */
    public static Optional<TraceParent> parse(@Nullable String header) {
        var matcher = FORMAT.matcher(header == null ? "" : header);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var sampled = (Integer.parseInt(matcher.group(3), 16) & 1) == 1;
        return Optional.of(new TraceParent(matcher.group(1), matcher.group(2), sampled));
    }

    /** Begins a trace that nobody records. */
    public static TraceParent begin(RandomGenerator random) {
        return new TraceParent(hex(random) + hex(random), hex(random), false);
    }

    /** The header's value. */
    @Override
    public String toString() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }

    private static String hex(RandomGenerator random) {
        return "%016x".formatted(random.nextLong(1, Long.MAX_VALUE));
    }
}
