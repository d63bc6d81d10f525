package dev.granary.backup.adapter.postgres;

import dev.granary.backup.domain.KnownLocation;
import dev.granary.backup.domain.LocationId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(name = "known_location")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class LocationRow {
    @Id
    UUID locationId;

    String name;
    String storageAccount;
    String container;
    String endpoint;
    boolean encrypted;
    long version;

    KnownLocation toDomain() {
        return new KnownLocation(
                new LocationId(locationId), name, storageAccount, container, endpoint, encrypted, version);
    }
}
