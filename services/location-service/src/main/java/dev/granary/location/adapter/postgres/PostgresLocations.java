package dev.granary.location.adapter.postgres;

import dev.granary.location.application.port.Locations;
import dev.granary.location.domain.Location;
import dev.granary.location.domain.LocationId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

@Singleton
class PostgresLocations implements Locations {
    private static final String ADD = """
            insert into location (location_id, name, storage_account, container, endpoint, encrypted, created_at, version)
            values (:id, :name, :account, :container, :endpoint, :encrypted, :createdAt, :version)
            on conflict (lower(name)) do nothing""";

    @Override
    public Uni<Boolean> add(Location location) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ADD)
                        .setParameter("id", location.id().value())
                        .setParameter("name", location.name().value())
                        .setParameter("account", location.storageAccount().value())
                        .setParameter("container", location.container().value())
                        .setParameter("endpoint", location.endpoint().value().toString())
                        .setParameter("encrypted", location.encrypted())
                        .setParameter("createdAt", location.createdAt())
                        .setParameter("version", location.version())
                        .executeUpdate())
                .map(inserted -> inserted == 1);
    }

    @Override
    public Uni<Optional<Location>> find(LocationId id) {
        return find(id, LockModeType.NONE);
    }

    @Override
    public Uni<Optional<Location>> lock(LocationId id) {
        return find(id, LockModeType.PESSIMISTIC_WRITE);
    }

    @Override
    public Uni<List<Location>> page(Optional<String> afterName, int limit) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from LocationRow where lower(name) > lower(:after) order by lower(name)",
                                LocationRow.class)
                        .setParameter("after", afterName.orElse(""))
                        .setMaxResults(limit)
                        .getResultList())
                .map(rows -> rows.stream().map(LocationRow::toDomain).toList());
    }

    private static Uni<Optional<Location>> find(LocationId id, LockModeType lock) {
        return Panache.getSession()
                .chain(session -> session.find(LocationRow.class, id.value(), lock))
                .map(row -> Optional.ofNullable(row).map(LocationRow::toDomain));
    }
}
