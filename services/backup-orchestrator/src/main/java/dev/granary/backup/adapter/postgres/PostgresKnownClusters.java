package dev.granary.backup.adapter.postgres;

import dev.granary.backup.application.port.KnownClusters;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.KnownCluster;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

@Singleton
class PostgresKnownClusters implements KnownClusters {
    private static final String PUT = """
            insert into known_cluster (cluster_id, name, tenant, reachability, version, away_since)
            values (:id, :name, :tenant, :reachability, :version,
                case when :reachability = 'ONLINE' then null else cast(:heardAt as timestamptz) end)
            on conflict (cluster_id) do update set name = excluded.name, tenant = excluded.tenant,
                reachability = excluded.reachability, version = excluded.version,
                away_since = case when excluded.away_since is null then null
                                  else coalesce(known_cluster.away_since, excluded.away_since) end
            where excluded.version > known_cluster.version""";

    @Override
    public Uni<Optional<KnownCluster>> find(ClusterId id) {
        return Panache.getSession()
                .chain(session -> session.find(ClusterRow.class, id.value()))
                .map(row -> Optional.ofNullable(row).map(ClusterRow::toDomain));
    }

    @Override
    public Uni<Boolean> putIfNewer(KnownCluster cluster, Instant heardAt) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PUT)
                        .setParameter("id", cluster.id().value())
                        .setParameter("name", cluster.name())
                        .setParameter("tenant", cluster.tenant())
                        .setParameter("reachability", cluster.reachability().name())
                        .setParameter("version", cluster.version())
                        .setParameter("heardAt", heardAt)
                        .executeUpdate())
                .map(written -> written == 1);
    }
}
