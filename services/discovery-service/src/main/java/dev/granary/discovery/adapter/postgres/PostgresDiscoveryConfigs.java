package dev.granary.discovery.adapter.postgres;

import dev.granary.discovery.application.port.DiscoveryConfigs;
import dev.granary.discovery.application.port.SealedKubeconfig;
import dev.granary.discovery.domain.DiscoveryConfig;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Table {@code discovery_config}. */
@Singleton
class PostgresDiscoveryConfigs implements DiscoveryConfigs {

    /** Two people may take a name at the same time; the table decides, without an error that would end the transaction. */
    private static final String RESERVE_NAME = "select pg_advisory_xact_lock(hashtextextended(?1, 0))";

    @Override
    public Uni<Boolean> add(DiscoveryConfig config, SealedKubeconfig kubeconfig) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RESERVE_NAME, Object.class)
                        .setParameter(1, config.name())
                        .getSingleResultOrNull())
                .chain(() -> nameTaken(config.name()))
                .chain(taken -> taken
                        ? Uni.createFrom().item(false)
                        : Panache.getSession()
                                .chain(session -> session.persist(ConfigRow.of(config, kubeconfig.ciphertext())))
                                .replaceWith(true));
    }

    @Override
    public Uni<Void> update(DiscoveryConfig config) {
        return row(config.id()).invoke(row -> row.change(config)).replaceWithVoid();
    }

    @Override
    public Uni<Optional<DiscoveryConfig>> find(UUID id) {
        return row(id).map(row -> Optional.ofNullable(row).map(ConfigRow::toDomain));
    }

    @Override
    public Uni<Optional<SealedKubeconfig>> kubeconfig(UUID id) {
        return row(id).map(row -> Optional.ofNullable(row).map(found -> new SealedKubeconfig(found.kubeconfig)));
    }

    @Override
    public Uni<Boolean> nameTaken(String name) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "select count(*) from ConfigRow where name = :name", Long.class)
                        .setParameter("name", name)
                        .getSingleResult())
                .map(count -> count > 0);
    }

    @Override
    public Uni<List<DiscoveryConfig>> all() {
        return page(null, Integer.MAX_VALUE);
    }

    @Override
    public Uni<List<DiscoveryConfig>> page(@Nullable String after, int limit) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from ConfigRow where name > :after order by name", ConfigRow.class)
                        .setParameter("after", after == null ? "" : after)
                        .setMaxResults(limit)
                        .getResultList())
                .map(rows -> rows.stream().map(ConfigRow::toDomain).toList());
    }

    @Override
    public Uni<Map<UUID, Long>> managedShoots() {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "select configId, count(*) from ShootRow where managed group by configId",
                                Object[].class)
                        .getResultList())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1])));
    }

    private static Uni<@Nullable ConfigRow> row(UUID id) {
        return Panache.getSession().chain(session -> session.find(ConfigRow.class, id));
    }
}
