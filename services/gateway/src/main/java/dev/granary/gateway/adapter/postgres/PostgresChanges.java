package dev.granary.gateway.adapter.postgres;

import dev.granary.gateway.application.Change;
import dev.granary.gateway.application.ChangeKind;
import dev.granary.gateway.application.port.Changes;
import dev.granary.problem.ErrorCode;
import dev.granary.problem.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** LISTEN on the channel that {@link PostgresProjection} notifies, so that every replica tells its own subscribers. */
@ApplicationScoped
public class PostgresChanges implements Changes {

    private static final Logger LOG = Logger.getLogger(PostgresChanges.class);
    private static final long RECONNECT_MILLIS = 1_000;

    private final Vertx vertx;
    private final PgConnectOptions database;
    private volatile BroadcastProcessor<Change> listeners = BroadcastProcessor.create();
    private volatile boolean stopped;
    private volatile PgSubscriber subscriber;

    PostgresChanges(
            Vertx vertx,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.vertx = vertx;
        this.database = PgConnectOptions.fromUri(url).setUser(user).setPassword(password);
        this.subscriber = PgSubscriber.subscriber(vertx, database);
    }

    @Override
    public Multi<Change> stream() {
        return Multi.createFrom().deferred(() -> listeners);
    }

    void start(@Observes StartupEvent event) {
        listen();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        subscriber.close();
    }

    private void listen() {
        PgSubscriber next = PgSubscriber.subscriber(vertx, database);
        subscriber = next;
        next.reconnectPolicy(retries -> -1L);
        next.channel("fleet").handler(payload -> listeners.onNext(parse(payload)));
        next.closeHandler(closed -> again());
        next.connect().onFailure(failure -> {
            LOG.warn("Listening for changes failed, trying again", failure);
            again();
        });
    }

    private void again() {
        if (!stopped) {
            BroadcastProcessor<Change> cutOff = listeners;
            listeners = BroadcastProcessor.create();
            cutOff.onError(new ProblemException(ErrorCode.CHANGES_MISSED, "The gateway lost sight of the projection."));
            vertx.setTimer(RECONNECT_MILLIS, timer -> listen());
        }
    }

    private static Change parse(String payload) {
        int space = payload.indexOf(' ');
        return new Change(ChangeKind.valueOf(payload.substring(0, space)), payload.substring(space + 1));
    }
}
