package dev.granary.registry.adapter.postgres;

import dev.granary.registry.application.port.ClusterTenants;
import dev.granary.registry.domain.ClusterId;
import dev.granary.registry.domain.Tenant;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Who belongs to which tenant, in memory. A cluster that is not there is looked up at once, so that a new one is
 * accepted from its first word; what left is forgotten with the next refresh.
 */
@Singleton
class ClusterDirectory implements ClusterTenants {

    private static final String ALL = "select cluster_id, tenant from cluster where state <> 'REMOVING'";
    private static final String ONE = ALL + " and cluster_id = $1";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Pool pool;
    private volatile Map<ClusterId, Tenant> known = new ConcurrentHashMap<>();

    ClusterDirectory(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Optional<Tenant> tenantOf(ClusterId cluster) {
        Tenant tenant = known.get(cluster);
        return tenant == null ? lookUp(cluster) : Optional.of(tenant);
    }

    @Override
    public Set<Tenant> refresh() {
        Map<ClusterId, Tenant> fresh = new HashMap<>();
        for (Row row : pool.preparedQuery(ALL).execute().await().atMost(PATIENCE)) {
            fresh.put(new ClusterId(row.getUUID("cluster_id")), new Tenant(row.getString("tenant")));
        }
        known = new ConcurrentHashMap<>(fresh);
        return known.values().stream().collect(Collectors.toUnmodifiableSet());
    }

    private Optional<Tenant> lookUp(ClusterId cluster) {
        for (Row row : pool.preparedQuery(ONE)
                .execute(Tuple.of(cluster.value()))
                .await()
                .atMost(PATIENCE)) {
            Tenant tenant = new Tenant(row.getString("tenant"));
            known.put(cluster, tenant);
            return Optional.of(tenant);
        }
        return Optional.empty();
    }
}
