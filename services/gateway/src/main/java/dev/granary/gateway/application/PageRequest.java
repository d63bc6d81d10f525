package dev.granary.gateway.application;

import dev.granary.problem.ErrorCode;
import dev.granary.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Which page.
 *
 * @param limit items at most, 1 to {@value #MAX_LIMIT}
 * @param cursor {@link Page#nextCursor} of the page before; null for the first
 */
public record PageRequest(int limit, @Nullable String cursor) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 500;

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ProblemException.field(
                    ErrorCode.FIELD_INVALID, "limit", "limit must be 1 to " + MAX_LIMIT + ", was " + limit + ".");
        }
    }
}
