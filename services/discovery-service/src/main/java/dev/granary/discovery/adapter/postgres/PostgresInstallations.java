package dev.granary.discovery.adapter.postgres;

import dev.granary.discovery.application.port.Installations;
import dev.granary.discovery.domain.FailureReason;
import dev.granary.discovery.domain.Installation;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Table {@code installation}. */
@Singleton
class PostgresInstallations implements Installations {

    private static final String REQUEST = """
            insert into installation as old
              (shoot_uid, registration_number, state, attempts, next_attempt_at, reported_reason)
            values (?1, ?2, ?3, ?4, ?5, null)
            on conflict (shoot_uid) do update set
              registration_number = excluded.registration_number, state = excluded.state, attempts = excluded.attempts,
              next_attempt_at = excluded.next_attempt_at, reported_reason = null, claimed_by = null
            where excluded.registration_number >= old.registration_number""";

    private static final String CLAIM = """
            update installation set attempts = attempts + 1, next_attempt_at = ?3, claimed_by = ?4
            where shoot_uid in (
              select shoot_uid from installation where state = 'REQUESTED' and next_attempt_at <= ?1
              order by next_attempt_at limit ?2 for update skip locked)
            returning shoot_uid, registration_number, state, attempts, next_attempt_at, reported_reason""";

    private static final String RECORD = """
            update installation set state = ?4, attempts = ?5, next_attempt_at = ?6, reported_reason = ?7,
              claimed_by = null
            where shoot_uid = ?1 and registration_number = ?2 and attempts = ?3 and state = 'REQUESTED'""";

    private static final String HURRY = """
            update installation set next_attempt_at = ?2
            where shoot_uid in ?1 and state = 'REQUESTED' and attempts = 0 and next_attempt_at > ?2""";

    private static final String RELEASE = """
            update installation set next_attempt_at = ?2, claimed_by = null
            where claimed_by = ?1 and state = 'REQUESTED'""";

    private final String instance;

    /** @param instance who takes up installations; two processes at a time differ in it */
    PostgresInstallations(@ConfigProperty(name = "granary.instance", defaultValue = "0") String instance) {
        this.instance = instance;
    }

    @Override
    public Uni<Void> request(Installation requested) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REQUEST)
                        .setParameter(1, requested.shootUid())
                        .setParameter(2, requested.registrationNumber())
                        .setParameter(3, requested.state().name())
                        .setParameter(4, requested.attempts())
                        .setParameter(5, requested.nextAttemptAt())
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Installation>> claim(Instant now, int limit, Instant lostAt) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLAIM, InstallationRow.class)
                        .setParameter(1, now)
                        .setParameter(2, limit)
                        .setParameter(3, lostAt)
                        .setParameter(4, instance)
                        .getResultList())
                .map(rows -> rows.stream().map(InstallationRow::toDomain).toList());
    }

    @Override
    public Uni<Void> release(Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RELEASE)
                        .setParameter(1, instance)
                        .setParameter(2, now)
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> record(Installation attempted, Installation after) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RECORD)
                        .setParameter(1, attempted.shootUid())
                        .setParameter(2, attempted.registrationNumber())
                        .setParameter(3, attempted.attempts())
                        .setParameter(4, after.state().name())
                        .setParameter(5, after.attempts())
                        .setParameter(6, after.nextAttemptAt())
                        .setParameter(7, wireName(after.reportedReason()))
                        .executeUpdate())
                .map(rows -> rows > 0);
    }

    @Override
    public Uni<Void> hurry(Collection<UUID> shootUids, Instant now) {
        if (shootUids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(HURRY)
                        .setParameter(1, shootUids)
                        .setParameter(2, now)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static @Nullable String wireName(@Nullable FailureReason reason) {
        return reason == null ? null : reason.wireName();
    }
}
