package dev.granary.backup.adapter.rest;

import dev.granary.backup.domain.Restore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of restores, the newest first; {@code nextCursor} is null on the last. */
record RestorePage(List<RestoreBody> items, @Nullable String nextCursor) {
    /** {@code found} holds one more than the limit when there is a next page. */
    static RestorePage of(List<Restore> found, int limit) {
        List<Restore> items = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? cursor(items.getLast()) : null;
        return new RestorePage(items.stream().map(RestoreBody::of).toList(), next);
    }

    private static String cursor(Restore last) {
        return Cursor.write(last.order().requestedAt(), last.id().value());
    }
}
