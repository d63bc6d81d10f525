package dev.granary.location.adapter.postgres;

import dev.granary.location.domain.ClusterId;
import dev.granary.location.domain.KnownCluster;
import dev.granary.location.domain.KnownCluster.Reachability;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "known_cluster")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields, or the constructor does
class ClusterRow {
    @Id
    UUID clusterId;

    String name;
    String tenant;

    @Enumerated(EnumType.STRING)
    Reachability reachability;

    long version;

    protected ClusterRow() {}

    ClusterRow(KnownCluster cluster) {
        clusterId = cluster.id().value();
        name = cluster.name();
        tenant = cluster.tenant();
        reachability = cluster.reachability();
        version = cluster.version();
    }

    KnownCluster toDomain() {
        return new KnownCluster(new ClusterId(clusterId), name, tenant, reachability, version);
    }
}
