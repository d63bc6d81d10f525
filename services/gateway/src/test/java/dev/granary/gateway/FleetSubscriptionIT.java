package dev.granary.gateway;

import static dev.granary.gateway.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.granary.gateway.application.BackupState;
import dev.granary.gateway.application.ClusterState;
import dev.granary.gateway.application.ConnectionState;
import dev.granary.gateway.application.RestoreState;
import dev.granary.gateway.application.port.Projection;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a subscriber is told, whichever replica wrote it. */
@GatewayTest
class FleetSubscriptionIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String EVERYTHING =
            "subscription { changes { kind cluster { clusterId version } location { locationId version }"
                    + " connection { clusterId state version } backup { backupId state version }"
                    + " restore { restoreId state version } } }";

    @TestHTTPResource("/graphql")
    URI graphql;

    @Inject
    Projection projection;

    @Inject
    Pool database;

    private final UUID cluster = UUID.randomUUID();
    private FleetSocket socket;
    private long version;

    @BeforeEach
    void subscribe() {
        socket = subscribed();
    }

    @AfterEach
    void close() {
        socket.close();
    }

    @Test
    void tellsOfEachKindOfChange() {
        UUID location = UUID.randomUUID();
        UUID backup = UUID.randomUUID();
        UUID restore = UUID.randomUUID();

        write(projection.locations(List.of(Samples.location(location, "blue"))));
        write(projection.connections(List.of(Samples.connection(location, cluster, ConnectionState.VALID, 7))));
        write(projection.backups(List.of(Samples.backup(backup, cluster, location, NOON, BackupState.IN_PROGRESS, 1))));
        write(projection.restores(List.of(Samples.restore(restore, cluster, backup, RestoreState.PENDING, 3))));

        saw("\"kind\":\"LOCATION\"", location.toString());
        saw("\"kind\":\"CONNECTION\"", "\"version\":7");
        saw("\"kind\":\"BACKUP\"", backup.toString());
        saw("\"kind\":\"RESTORE\"", restore.toString(), "\"state\":\"PENDING\"", "\"version\":3");
    }

    @Test
    void tellsOfEveryChangeOfARow() {
        UUID backup = UUID.randomUUID();

        for (long next = 1; next <= 20; next++) {
            write(projection.backups(
                    List.of(Samples.backup(backup, cluster, UUID.randomUUID(), NOON, BackupState.IN_PROGRESS, next))));
            saw(backup.toString(), "\"version\":" + next);
        }
    }

    @Test
    void tellsThatABackupIsDeleted() {
        UUID backup = UUID.randomUUID();

        write(projection.backups(List.of(Samples.backup(backup, cluster, cluster, NOON, BackupState.DELETED, 2))));

        saw(backup.toString(), "\"state\":\"DELETED\"");
    }

    @Test
    void saysNothingOfAWordThatIsOld() {
        UUID backup = UUID.randomUUID();
        UUID marker = UUID.randomUUID();
        write(projection.backups(List.of(Samples.backup(backup, cluster, marker, NOON, BackupState.SUCCEEDED, 5))));
        saw(backup.toString(), "SUCCEEDED");

        write(projection.backups(List.of(Samples.backup(backup, cluster, marker, NOON, BackupState.IN_PROGRESS, 4))));
        write(projection.locations(List.of(Samples.location(marker, "marker"))));

        saw(marker.toString());
        assertThat(socket.messages())
                .filteredOn(it -> it.contains(backup.toString()))
                .hasSize(1);
    }

    @Test
    void endsWithAnErrorWhenChangesMayHaveBeenMissedAndCanBeTakenUpAgain() {
        write(database.query("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where usename = current_user and query ilike 'listen%'")
                .execute());

        saw("\"code\":\"ChangesMissed\"");
        socket.close();
        socket = subscribed();
        assertThat(socket.messages()).isNotEmpty();
    }

    /** A subscription has no acknowledgement of its own, so a cluster changes until one change is seen. */
    private FleetSocket subscribed() {
        var opened = new FleetSocket(graphql);
        opened.subscribe(EVERYTHING);
        await().pollInterval(Duration.ofMillis(200)).atMost(PATIENCE).until(() -> {
            write(projection.clusters(List.of(Samples.cluster(cluster, "edge", ClusterState.ONLINE, ++version))));
            return opened.saw(cluster.toString());
        });
        return opened;
    }

    private void saw(String... parts) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(socket.messages())
                        .anySatisfy(message -> assertThat(message).contains(parts)));
    }

    private static void write(Uni<?> work) {
        work.await().atMost(PATIENCE);
    }
}
