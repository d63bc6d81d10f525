package dev.granary.problem;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The limit and the opaque cursor of every list. Taken as text, so that a mistake in them is answered as a problem. */
public final class Paging {
    public static final int DEFAULT_LIMIT = 50;
    public static final int MOST = 500;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    private Paging() {}

    /**
     * The limit; {@value #DEFAULT_LIMIT} when none is asked for.
     *
     * @throws ProblemException if it is not a number from 1 to {@value #MOST}
     */
    public static int limit(@Nullable String limit) {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        int number = NUMBER.matcher(limit).matches() ? Integer.parseInt(limit) : 0;
        if (number < 1 || number > MOST) {
            throw ProblemException.field(ErrorCode.FIELD_INVALID, "?limit", "Must be a number from 1 to " + MOST + ".");
        }
        return number;
    }

    /**
     * The position that {@link #cursor} made a cursor of; empty for the first page. Anybody can write a cursor: the
     * caller checks the form of the position.
     *
     * @throws ProblemException if it cannot be a cursor
     */
    public static Optional<String> position(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (IllegalArgumentException | CharacterCodingException notOurs) {
            throw invalidCursor();
        }
    }

    /** The cursor of the page that begins after the position. */
    public static String cursor(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    public static ProblemException invalidCursor() {
        return ProblemException.field(
                ErrorCode.CURSOR_INVALID, "?cursor", "Send the nextCursor of the answer before, or none.");
    }
}
