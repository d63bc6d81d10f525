package dev.granary.backup.adapter.postgres;

import dev.granary.backup.application.port.Backups.Filter;
import dev.granary.backup.application.port.Backups.Position;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Only the conditions that are asked for, so that PostgreSQL can take the index that fits. */
record PageQuery(String text, Map<String, Object> parameters) {

    static PageQuery of(Filter filter, Optional<Position> after) {
        StringBuilder text = new StringBuilder("from BackupRow where 1 = 1");
        Map<String, Object> parameters = new HashMap<>();
        if (filter.cluster() != null) {
            text.append(" and clusterId = :cluster");
            parameters.put("cluster", filter.cluster().value());
        }
        if (filter.state() != null) {
            text.append(" and shownState = :state");
            parameters.put("state", filter.state());
        }
        after.ifPresent(position -> {
            text.append(" and (requestedAt, backupId) < (:requestedAt, :backup)");
            parameters.put("requestedAt", position.requestedAt());
            parameters.put("backup", position.id().value());
        });
        return new PageQuery(text + " order by requestedAt desc, backupId desc", Map.copyOf(parameters));
    }
}
