package dev.granary.backup.adapter.postgres;

import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.KnownCluster;
import dev.granary.backup.domain.KnownCluster.Reachability;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable
@Table(name = "known_cluster")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class ClusterRow {
    @Id
    UUID clusterId;

    String name;
    String tenant;

    @Enumerated(EnumType.STRING)
    Reachability reachability;

    long version;

    @Nullable
    Instant awaySince;

    KnownCluster toDomain() {
        return new KnownCluster(new ClusterId(clusterId), name, tenant, reachability, version);
    }
}
