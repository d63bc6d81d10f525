package dev.granary.location.adapter.postgres;

import dev.granary.location.application.port.KnownClusters;
import dev.granary.location.domain.ClusterId;
import dev.granary.location.domain.KnownCluster;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

@Singleton
class PostgresKnownClusters implements KnownClusters {
    @Override
    public Uni<Optional<KnownCluster>> lock(ClusterId id) {
        return Panache.getSession()
                .chain(session -> session.find(ClusterRow.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .map(row -> Optional.ofNullable(row).map(ClusterRow::toDomain));
    }

    @Override
    public Uni<Void> put(KnownCluster cluster) {
        return Panache.getSession()
                .chain(session -> session.merge(new ClusterRow(cluster)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Map<ClusterId, KnownCluster>> find(Collection<ClusterId> ids) {
        List<UUID> uuids = ids.stream().map(ClusterId::value).toList();
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from ClusterRow where clusterId in (:ids)", ClusterRow.class)
                        .setParameter("ids", uuids)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(ClusterRow::toDomain)
                        .collect(Collectors.toMap(KnownCluster::id, cluster -> cluster)));
    }
}
