package dev.granary.backup.adapter.postgres;

import dev.granary.backup.application.port.DesiredStates;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.DesiredState;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

@Singleton
class PostgresDesiredStates implements DesiredStates {
    private static final String ADD = """
            insert into desired_state (cluster_id, generation, sent_generation)
            values (:id, 0, 0) on conflict (cluster_id) do nothing""";

    @Override
    public Uni<DesiredState> lock(ClusterId cluster) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ADD)
                        .setParameter("id", cluster.value())
                        .executeUpdate()
                        .chain(() ->
                                session.find(DesiredStateRow.class, cluster.value(), LockModeType.PESSIMISTIC_WRITE)))
                .map(DesiredStateRow::toDomain);
    }

    @Override
    public Uni<Void> update(DesiredState state) {
        return Panache.getSession()
                .chain(session ->
                        session.find(DesiredStateRow.class, state.cluster().value()))
                .invoke(row -> {
                    row.generation = state.generation();
                    row.sentGeneration = state.sentGeneration();
                })
                .replaceWithVoid();
    }
}
