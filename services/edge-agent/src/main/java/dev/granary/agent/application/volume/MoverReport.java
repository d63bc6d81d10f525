package dev.granary.agent.application.volume;

import dev.granary.agent.domain.Reason;
import dev.granary.engine.manifest.Digest;
import dev.granary.engine.manifest.ManifestBlob;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last words of a mover, as the termination message of its container: at most 4,096 bytes, and nothing that is longer
 * survives.
 */
public final class MoverReport {

    private static final int MOST_MESSAGE_CHARACTERS = 1000; // of up to three bytes each
    private static final Pattern MOVED = Pattern.compile("moved ([0-9]{1,18}) (sha256:[0-9a-f]{64}) (\\S+)\\s*");
    private static final Pattern NOT_MOVED = Pattern.compile("failed ([A-Za-z]+) (.*)", Pattern.DOTALL);

    private MoverReport() {}

    public static String write(MoveResult result) {
        return switch (result) {
            case MoveResult.Moved(ManifestBlob blob) ->
                "moved " + blob.size() + " " + blob.digest() + " " + blob.path();
            case MoveResult.NotMoved(Reason reason, String message) ->
                "failed " + reason.code() + " "
                        + message.substring(0, Math.min(message.length(), MOST_MESSAGE_CHARACTERS));
        };
    }

    /** Empty when a mover does not write such a thing: it ended before it could. */
    public static Optional<MoveResult> read(String text) {
        Matcher moved = MOVED.matcher(text);
        if (moved.matches()) {
            long size = Long.parseLong(moved.group(1));
            return Optional.of(new MoveResult.Moved(new ManifestBlob(
                    moved.group(3), ManifestBlob.VOLUME_HANDOVER, size, new Digest(moved.group(2)), 0, size)));
        }
        Matcher failed = NOT_MOVED.matcher(text);
        return failed.matches()
                ? reason(failed.group(1))
                        .map(reason ->
                                new MoveResult.NotMoved(reason, failed.group(2).strip()))
                : Optional.empty();
    }

    private static Optional<Reason> reason(String code) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }
}
