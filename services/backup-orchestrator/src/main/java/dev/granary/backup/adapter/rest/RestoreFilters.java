package dev.granary.backup.adapter.rest;

import dev.granary.backup.application.port.Restores.Filter;
import dev.granary.backup.application.port.Restores.Position;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.RestoreId;
import dev.granary.backup.domain.RestoreStateName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The filters and the position of a list of restores. */
final class RestoreFilters {
    private RestoreFilters() {}

    static Filter of(@Nullable String clusterId, @Nullable String backupId, @Nullable String state) {
        return new Filter(
                Filters.id("?clusterId", clusterId).map(ClusterId::new).orElse(null),
                Filters.id("?backupId", backupId).map(BackupId::new).orElse(null),
                Filters.oneOf("?state", state, RestoreStateName.values()).orElse(null));
    }

    static Optional<Position> after(@Nullable String cursor) {
        return Cursor.read(cursor)
                .map(it -> new Position(it.requestedAt(), new RestoreId(it.id().value())));
    }
}
