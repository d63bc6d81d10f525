package dev.granary.location.adapter.postgres;

import dev.granary.location.domain.BlobEndpoint;
import dev.granary.location.domain.ContainerName;
import dev.granary.location.domain.Location;
import dev.granary.location.domain.LocationId;
import dev.granary.location.domain.LocationName;
import dev.granary.location.domain.StorageAccount;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(name = "location")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class LocationRow {
    @Id
    UUID locationId;

    String name;
    String storageAccount;
    String container;
    String endpoint;
    boolean encrypted;
    Instant createdAt;
    long version;

    Location toDomain() {
        return new Location(
                new LocationId(locationId),
                new LocationName(name),
                new StorageAccount(storageAccount),
                new ContainerName(container),
                new BlobEndpoint(URI.create(endpoint)),
                encrypted,
                createdAt,
                version);
    }
}
