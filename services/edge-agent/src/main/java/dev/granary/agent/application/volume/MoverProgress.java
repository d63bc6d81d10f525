package dev.granary.agent.application.volume;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a mover is.
 *
 * @param files entries of all kinds so far
 * @param bytes sizes of the files among them
 * @param elapsed since the mover began
 */
public record MoverProgress(long files, long bytes, Duration elapsed) {

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18}) ([0-9]{1,18}) ([0-9]{1,15})");

    /** As a mover notes it where its agent looks. */
    public String text() {
        return files + " " + bytes + " " + elapsed.toMillis();
    }

    /** Empty for anything that {@link #text} does not write. */
    public static Optional<MoverProgress> read(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new MoverProgress(
                        Long.parseLong(matcher.group(1)),
                        Long.parseLong(matcher.group(2)),
                        Duration.ofMillis(Long.parseLong(matcher.group(3)))))
                : Optional.empty();
    }

    /** On the average so far. */
    public long bytesPerSecond() {
        return elapsed.isPositive() ? (long) (bytes * 1000.0 / elapsed.toMillis()) : 0;
    }
}
