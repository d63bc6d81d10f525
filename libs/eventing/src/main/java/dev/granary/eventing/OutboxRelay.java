package dev.granary.eventing;

import dev.granary.observability.LogLine;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings the outbox to the broker: reads in order, publishes, deletes what was acknowledged. A crash between the last two
 * publishes again, never less. One relay works per schema, others wait for its lock. A service without a table
 * {@code outbox} has no relay.
 */
@Singleton
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final EventingConfig.Relay config;
    private final OutboxDatabase database;
    private final OutboxBroker broker;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "outbox-relay");
    private volatile State state = State.CONNECTING;
    private volatile @Nullable Instant oldestPending;
    private volatile @Nullable OutboxConnection open;

    /** What the relay is doing. */
    public enum State {
        CONNECTING,
        STANDBY,
        RELAYING,
        NOT_NEEDED,
        STOPPED
    }

    OutboxRelay(EventingConfig config, OutboxDatabase database, OutboxBroker broker, MeterRegistry metrics) {
        this.config = config.relay();
        Limit.atLeast(1, this.config.batchSize(), "granary.eventing.relay.batch-size");
        Limit.atLeast(Duration.ofMillis(1), this.config.pollInterval(), "granary.eventing.relay.poll-interval");
        Limit.atLeast(Duration.ofMillis(1), this.config.reconnectDelay(), "granary.eventing.relay.reconnect-delay");
        this.database = database;
        this.broker = broker;
        metrics.gauge("granary.outbox.oldest.seconds", this, OutboxRelay::ageOfOldest);
    }

    public State state() {
        return state;
    }

    void start(@Observes StartupEvent started) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent ended) throws InterruptedException {
        stopping.countDown();
        var connection = open;
        if (connection != null) {
            connection.abort();
        }
        thread.interrupt();
        thread.join(STOP_TIMEOUT);
    }

    private void run() {
        while (isRunning() && state != State.NOT_NEEDED) {
            try (var connection = database.open()) {
                open = connection;
                relay(connection);
            } catch (SQLException | ExecutionException | RuntimeException e) { // thread edge: the relay never ends
                if (!isRunning()) {
                    break;
                }
                LOG.warn(LogLine.of("outbox relay starts again", "delay", config.reconnectDelay()), e);
                state = State.CONNECTING;
                rest(config.reconnectDelay());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        state = state == State.NOT_NEEDED ? state : State.STOPPED;
    }

    private void relay(OutboxConnection connection) throws SQLException, ExecutionException, InterruptedException {
        if (!connection.hasOutbox()) {
            state = State.NOT_NEEDED;
            return;
        }
        while (isRunning() && !connection.becomeTheRelay()) {
            state = State.STANDBY;
            rest(config.pollInterval());
        }
        connection.listen();
        try (var producer = broker.open()) {
            state = State.RELAYING;
            while (isRunning()) {
                relayOnce(connection, producer);
            }
        }
    }

    private void relayOnce(OutboxConnection connection, OutboxProducer producer)
            throws SQLException, ExecutionException, InterruptedException {
        var events = connection.pending(config.batchSize());
        oldestPending = events.isEmpty() ? null : events.getFirst().createdAt();
        if (!events.isEmpty()) {
            producer.publish(events);
            connection.delete(events);
        }
        if (events.size() < config.batchSize()) {
            connection.awaitNotification(config.pollInterval());
        }
    }

    private double ageOfOldest() {
        var oldest = oldestPending;
        return oldest == null ? 0 : Duration.between(oldest, Instant.now()).toMillis() / 1000.0;
    }

    private boolean isRunning() {
        return stopping.getCount() > 0;
    }

    private void rest(Duration duration) {
        try {
            stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
