package dev.granary.backup.adapter.postgres;

import dev.granary.backup.application.port.KnownLocations;
import dev.granary.backup.domain.KnownLocation;
import dev.granary.backup.domain.LocationId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Singleton
class PostgresKnownLocations implements KnownLocations {
    /** On the id, because there may be no row to hold: readers of the location among themselves do not wait. */
    private static final String HOLD_SHARED =
            "select 1 from pg_advisory_xact_lock_shared(hashtextextended('location/' || :id, 0))";

    private static final String HOLD = "select 1 from pg_advisory_xact_lock(hashtextextended('location/' || :id, 0))";

    private static final String PUT = """
            insert into known_location (location_id, name, storage_account, container, endpoint, encrypted, version)
            values (:id, :name, :account, :container, :endpoint, :encrypted, :version)
            on conflict (location_id) do update set name = excluded.name, storage_account = excluded.storage_account,
                container = excluded.container, endpoint = excluded.endpoint,
                encrypted = known_location.encrypted or excluded.encrypted, version = excluded.version
            where excluded.version > known_location.version or (excluded.encrypted and not known_location.encrypted)""";

    @Override
    public Uni<Optional<KnownLocation>> find(LocationId id) {
        return Panache.getSession()
                .chain(session -> session.find(LocationRow.class, id.value()))
                .map(row -> Optional.ofNullable(row).map(LocationRow::toDomain));
    }

    @Override
    public Uni<List<KnownLocation>> find(Collection<LocationId> ids) {
        List<UUID> uuids = ids.stream().map(LocationId::value).toList();
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from LocationRow where locationId in (:ids) order by locationId", LocationRow.class)
                        .setParameter("ids", uuids)
                        .getResultList())
                .map(rows -> rows.stream().map(LocationRow::toDomain).toList());
    }

    @Override
    public Uni<Void> holdStill(LocationId id) {
        return hold(HOLD_SHARED, id);
    }

    @Override
    public Uni<Boolean> putIfNewer(KnownLocation location) {
        return hold(HOLD, location.id())
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(PUT)
                        .setParameter("id", location.id().value())
                        .setParameter("name", location.name())
                        .setParameter("account", location.storageAccount())
                        .setParameter("container", location.container())
                        .setParameter("endpoint", location.endpoint())
                        .setParameter("encrypted", location.encrypted())
                        .setParameter("version", location.version())
                        .executeUpdate())
                .map(written -> written == 1);
    }

    private static Uni<Void> hold(String lock, LocationId id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(lock, Integer.class)
                        .setParameter("id", id.toString())
                        .getSingleResult())
                .replaceWithVoid();
    }
}
