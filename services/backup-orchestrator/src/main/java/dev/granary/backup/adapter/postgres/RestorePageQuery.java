package dev.granary.backup.adapter.postgres;

import dev.granary.backup.application.port.Restores.Filter;
import dev.granary.backup.application.port.Restores.Position;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Only the conditions that are asked for, so that PostgreSQL can take the index that fits. */
record RestorePageQuery(String text, Map<String, Object> parameters) {
    static RestorePageQuery of(Filter filter, Optional<Position> after) {
        StringBuilder text = new StringBuilder("from RestoreRow where 1 = 1");
        Map<String, Object> parameters = new HashMap<>();
        if (filter.cluster() != null) {
            text.append(" and clusterId = :cluster");
            parameters.put("cluster", filter.cluster().value());
        }
        if (filter.backup() != null) {
            text.append(" and backupId = :backup");
            parameters.put("backup", filter.backup().value());
        }
        if (filter.state() != null) {
            text.append(" and current.state = :state");
            parameters.put("state", filter.state());
        }
        after.ifPresent(position -> {
            text.append(" and (requestedAt, restoreId) < (:requestedAt, :restore)");
            parameters.put("requestedAt", position.requestedAt());
            parameters.put("restore", position.id().value());
        });
        return new RestorePageQuery(text + " order by requestedAt desc, restoreId desc", Map.copyOf(parameters));
    }
}
