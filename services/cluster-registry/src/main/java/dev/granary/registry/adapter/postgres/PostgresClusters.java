package dev.granary.registry.adapter.postgres;

import dev.granary.registry.application.port.Clusters;
import dev.granary.registry.domain.Cluster;
import dev.granary.registry.domain.ClusterId;
import dev.granary.registry.domain.ClusterState;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Clusters as rows of table cluster, in the session of the current transaction or in one of their own. Queries are SQL:
 * parsing HQL for the first time holds the event loop for seconds on a busy machine.
 */
@Singleton
class PostgresClusters implements Clusters {

    private static final String TRUSTING =
            "select * from cluster where issuer = :issuer order by installed_at desc limit :most";
    private static final String PAGE = """
            select * from cluster
            where cluster_id > :after and (:state = '' or state = :state)
            order by cluster_id limit :most""";
    private static final String COUNT = "select state, count(*) as clusters from cluster group by state";
    private static final String ANY_STATE = "";
    private static final UUID LOWEST = new UUID(0, 0);

    private final Pool pool;

    PostgresClusters(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Optional<Cluster>> lock(ClusterId id) {
        return inSession(session -> session.find(ClusterRow.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .map(PostgresClusters::cluster);
    }

    @Override
    public Uni<Optional<Cluster>> find(ClusterId id) {
        return inSession(session -> session.find(ClusterRow.class, id.value())).map(PostgresClusters::cluster);
    }

    @Override
    public Uni<List<Cluster>> trusting(String issuer, int most) {
        return inSession(session -> session.createNativeQuery(TRUSTING, ClusterRow.class)
                        .setParameter("issuer", issuer)
                        .setParameter("most", most)
                        .getResultList())
                .map(PostgresClusters::clusters);
    }

    @Override
    public Uni<Void> save(Cluster cluster) {
        return inSession(session -> session.merge(new ClusterRow().fill(cluster)))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Cluster>> page(@Nullable ClusterState state, @Nullable ClusterId after, int limit) {
        return inSession(session -> session.createNativeQuery(PAGE, ClusterRow.class)
                        .setParameter("state", state == null ? ANY_STATE : state.name())
                        .setParameter("after", after == null ? LOWEST : after.value())
                        .setParameter("most", limit)
                        .getResultList())
                .map(PostgresClusters::clusters);
    }

    @Override
    public Uni<Map<ClusterState, Long>> countByState() {
        return pool.query(COUNT).execute().map(rows -> {
            var counts = new EnumMap<ClusterState, Long>(ClusterState.class);
            rows.forEach(row -> counts.put(ClusterState.valueOf(row.getString("state")), row.getLong("clusters")));
            return counts;
        });
    }

    private static <T> Uni<T> inSession(Function<Mutiny.Session, Uni<T>> work) {
        return Panache.withSession(() -> Panache.getSession().chain(session -> work.apply(session)));
    }

    private static Optional<Cluster> cluster(@Nullable ClusterRow row) {
        return Optional.ofNullable(row).map(ClusterRow::toCluster);
    }

    private static List<Cluster> clusters(List<ClusterRow> rows) {
        return rows.stream().map(ClusterRow::toCluster).toList();
    }
}
