package dev.granary.eventing;

import dev.granary.observability.LogLine;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** The events that were handled, in the table {@code processed_event}. */
@Singleton
class ProcessedEvents {
    private static final Logger LOG = Logger.getLogger(ProcessedEvents.class);
    private static final Duration CLEANING_INTERVAL = Duration.ofHours(1);

    /** The key is part of the identity: an agent cannot make the service skip another cluster's event. */
    private static final String REMEMBER =
            "insert into processed_event (event_id, event_key) values (?1, ?2) on conflict do nothing";

    private static final String FORGET = "delete from processed_event where processed_at < ?1";

    private final Transactions transactions;
    private final EventingConfig config;
    private final Vertx vertx;
    private final Clock clock = Clock.systemUTC();

    ProcessedEvents(Transactions transactions, EventingConfig config, Vertx vertx) {
        this.transactions = transactions;
        this.config = config;
        this.vertx = vertx;
    }

    void cleanNowAndThen(@Observes StartupEvent started) {
        vertx.setPeriodic(CLEANING_INTERVAL.toMillis(), timer -> clean());
    }

    /**
     * Remembers the event in the current transaction.
     *
     * @return false if it was handled before; a transaction that handles the same event right now is waited for
     */
    Uni<Boolean> remember(ConsumedEvent event) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REMEMBER)
                        .setParameter(1, event.id())
                        .setParameter(2, event.key())
                        .executeUpdate())
                .map(rows -> rows > 0);
    }

    /** Forgets what is older than the configuration says. */
    Uni<Integer> forget() {
        var oldest = clock.instant().minus(config.rememberFor());
        return transactions.inTransaction(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGET)
                        .setParameter(1, oldest)
                        .executeUpdate()));
    }

    private void clean() {
        forget().subscribe()
                .with(
                        rows -> LOG.debug(LogLine.of("forgot handled events", "count", rows)),
                        fault -> LOG.warn(LogLine.of("could not forget handled events, next try in an hour"), fault));
    }
}
