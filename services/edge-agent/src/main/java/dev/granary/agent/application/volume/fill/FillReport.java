package dev.granary.agent.application.volume.fill;

import dev.granary.agent.domain.Reason;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last words of a mover that filled a volume, as the termination message of its container: at most 4,096 bytes. */
public final class FillReport {

    private static final int MOST_MESSAGE_CHARACTERS = 1000; // of up to three bytes each
    private static final Pattern FILLED = Pattern.compile("filled ([0-9]{1,18}) ([0-9]{1,18}) (.*)", Pattern.DOTALL);
    private static final Pattern NOT_FILLED = Pattern.compile("failed ([A-Za-z]+) (.*)", Pattern.DOTALL);

    private FillReport() {}

    public static String write(FillResult result) {
        return switch (result) {
            case FillResult.Filled(long entries, long problems, String firstProblem) ->
                "filled " + entries + " " + problems + " " + cut(firstProblem);
            case FillResult.NotFilled(Reason reason, String message) -> "failed " + reason.code() + " " + cut(message);
        };
    }

    /** Empty when a mover does not write such a thing: it ended before it could. */
    public static Optional<FillResult> read(String text) {
        Matcher filled = FILLED.matcher(text);
        if (filled.matches()) {
            return Optional.of(new FillResult.Filled(
                    Long.parseLong(filled.group(1)),
                    Long.parseLong(filled.group(2)),
                    filled.group(3).strip()));
        }
        Matcher failed = NOT_FILLED.matcher(text);
        return failed.matches()
                ? reason(failed.group(1))
                        .map(reason ->
                                new FillResult.NotFilled(reason, failed.group(2).strip()))
                : Optional.empty();
    }

    private static String cut(String message) {
        return message.substring(0, Math.min(message.length(), MOST_MESSAGE_CHARACTERS));
    }

    private static Optional<Reason> reason(String code) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }
}
