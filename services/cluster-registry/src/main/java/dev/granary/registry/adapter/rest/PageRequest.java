package dev.granary.registry.adapter.rest;

import dev.granary.problem.ErrorCode;
import dev.granary.problem.ProblemException;
import dev.granary.registry.domain.ClusterId;
import dev.granary.registry.domain.ClusterState;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The query of a list.
 *
 * @param state null for all
 * @param after null for the first page
 * @param limit 1 to 500, 100 when none is asked for
 */
record PageRequest(@Nullable ClusterState state, @Nullable ClusterId after, int limit) {

    private static final int USUAL_LIMIT = 100;
    private static final int HIGHEST_LIMIT = 500;
    private static final int UUID_BYTES = 16;

    static PageRequest of(@Nullable String limit, @Nullable String cursor, @Nullable String state) {
        return new PageRequest(
                state == null ? null : state(state),
                cursor == null ? null : after(cursor),
                limit == null ? USUAL_LIMIT : limit(limit));
    }

    static String cursorAfter(ClusterId last) {
        UUID id = last.value();
        byte[] bytes = ByteBuffer.allocate(UUID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static ClusterState state(String text) {
        return Arrays.stream(ClusterState.values())
                .filter(state -> state.name().equals(text))
                .findFirst()
                .orElseThrow(() -> ProblemException.field(
                        ErrorCode.FIELD_INVALID,
                        "?state",
                        "The state is one of " + Arrays.toString(ClusterState.values()) + "."));
    }

    private static int limit(String text) {
        if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > HIGHEST_LIMIT) {
            throw ProblemException.field(
                    ErrorCode.FIELD_INVALID, "?limit", "The limit is a number from 1 to " + HIGHEST_LIMIT + ".");
        }
        return Integer.parseInt(text);
    }

    private static ClusterId after(String cursor) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.remaining() == UUID_BYTES) {
                return new ClusterId(new UUID(bytes.getLong(), bytes.getLong()));
            }
        } catch (IllegalArgumentException e) {
            // not even base64: refused below like any other text
        }
        throw ProblemException.field(ErrorCode.CURSOR_INVALID, "?cursor", "The cursor is not one of this list.");
    }
}
