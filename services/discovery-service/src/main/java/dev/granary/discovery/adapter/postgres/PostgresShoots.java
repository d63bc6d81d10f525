package dev.granary.discovery.adapter.postgres;

import dev.granary.discovery.application.port.Shoots;
import dev.granary.discovery.domain.KnownShoot;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Table {@code shoot}. */
@Singleton
class PostgresShoots implements Shoots {

    @Override
    public Uni<Map<UUID, KnownShoot>> lock(Collection<UUID> uids) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from ShootRow where uid in :uids order by uid", ShootRow.class)
                        .setParameter("uids", uids)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(ShootRow::toDomain)
                        .collect(Collectors.toMap(KnownShoot::uid, Function.identity())));
    }

    @Override
    public Uni<Void> store(List<KnownShoot> shoots) {
        Map<UUID, KnownShoot> fresh = shoots.stream().collect(Collectors.toMap(KnownShoot::uid, Function.identity()));
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery("from ShootRow where uid in :uids", ShootRow.class)
                        .setParameter("uids", new ArrayList<>(fresh.keySet()))
                        .getResultList()
                        .invoke(rows -> rows.forEach(row -> change(row, fresh)))
                        .chain(() -> session.persistAll(fresh.values().stream()
                                .map(shoot -> new ShootRow().change(shoot))
                                .toArray())));
    }

    private static void change(ShootRow row, Map<UUID, KnownShoot> fresh) {
        KnownShoot shoot = fresh.remove(row.uid);
        if (shoot != null) {
            row.change(shoot);
        }
    }

    @Override
    public Uni<Optional<KnownShoot>> find(UUID uid) {
        return Panache.getSession()
                .chain(session -> session.find(ShootRow.class, uid))
                .map(row -> Optional.ofNullable(row).map(ShootRow::toDomain));
    }

    @Override
    public Uni<List<KnownShoot>> managedBy(UUID configId) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from ShootRow where managed and configId = :config", ShootRow.class)
                        .setParameter("config", configId)
                        .getResultList())
                .map(rows -> rows.stream().map(ShootRow::toDomain).toList());
    }
}
