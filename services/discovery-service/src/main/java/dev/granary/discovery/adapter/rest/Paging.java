package dev.granary.discovery.adapter.rest;

import dev.granary.problem.ErrorCode;
import dev.granary.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Limit and cursor of a list; the cursor is the last name of the page before. */
record Paging(@Nullable String after, int limit) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 500;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    static Paging of(@Nullable String limit, @Nullable String cursor) {
        return new Paging(cursor == null ? null : name(cursor), limit == null ? DEFAULT_LIMIT : number(limit));
    }

    static String cursor(String lastName) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(lastName.getBytes(StandardCharsets.UTF_8));
    }

    private static int number(String limit) {
        int number = NUMBER.matcher(limit).matches() ? Integer.parseInt(limit) : 0;
        if (number < 1 || number > MOST) {
            throw ProblemException.field(ErrorCode.FIELD_INVALID, "?limit", "It takes a number from 1 to 500.");
        }
        return number;
    }

    private static String name(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException notOurs) {
            throw ProblemException.field(ErrorCode.CURSOR_INVALID, "?cursor", "This service did not give it out.");
        }
    }
}
