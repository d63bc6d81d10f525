package dev.granary.gateway.adapter.postgres;

import dev.granary.problem.ErrorCode;
import dev.granary.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.UUID;

/**
 * The key of the last row of a page: what the page is sorted by, then the id.
 *
 * @param sort text form of the sorted column
 */
record Cursor(String sort, UUID id) {

    String encode() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((id + sort).getBytes(StandardCharsets.UTF_8));
    }

    static Cursor decode(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return new Cursor(text.substring(36), UUID.fromString(text.substring(0, 36)));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw invalid();
        }
    }

    static OffsetDateTime time(String sort) {
        try {
            return OffsetDateTime.parse(sort);
        } catch (DateTimeParseException e) {
            throw invalid();
        }
    }

    static ProblemException invalid() {
        return ProblemException.field(
                ErrorCode.CURSOR_INVALID,
                "cursor",
                "cursor is not one that an earlier page answered; ask for the first page without a cursor.");
    }
}
