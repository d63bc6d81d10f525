package dev.granary.backup.adapter.rest;

import dev.granary.backup.application.FindObjects.Position;
import dev.granary.problem.Paging;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a list of objects goes on. */
final class ObjectCursor {
    private static final Pattern CURSOR = Pattern.compile("([0-9]{1,9})\\.([0-9]{1,9})");

    private ObjectCursor() {}

    static Position position(@Nullable String after) {
        return Paging.position(after).map(ObjectCursor::read).orElse(Position.START);
    }

    private static Position read(String cursor) {
        Matcher matcher = CURSOR.matcher(cursor);
        if (!matcher.matches()) {
            throw Paging.invalidCursor();
        }
        return new Position(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    static @Nullable String of(Optional<Position> next) {
        return next.map(it -> Paging.cursor(it.part() + "." + it.index())).orElse(null);
    }
}
