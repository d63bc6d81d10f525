package dev.granary.backup.adapter.rest;

import dev.granary.backup.application.port.Backups.Position;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.problem.Paging;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The position of a backup or a restore as the text behind the opaque cursor. */
final class Cursor {
    private static final Pattern FORM = Pattern.compile("(\\d{1,15}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private Cursor() {}

    static Optional<Position> read(@Nullable String cursor) {
        return Paging.position(cursor)
                .map(text -> FORM.matcher(text)
                        .results()
                        .findFirst()
                        .filter(match -> match.group().equals(text))
                        .map(Cursor::position)
                        .orElseThrow(Paging::invalidCursor));
    }

    static String write(Backup backup) {
        return write(backup.order().requestedAt(), backup.id().value());
    }

    static String write(Instant requestedAt, UUID id) {
        return Paging.cursor(requestedAt.toEpochMilli() + ":" + id);
    }

    private static Position position(MatchResult match) {
        return new Position(
                Instant.ofEpochMilli(Long.parseLong(match.group(1))), new BackupId(UUID.fromString(match.group(2))));
    }
}
