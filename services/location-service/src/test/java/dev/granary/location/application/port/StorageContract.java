package dev.granary.location.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.location.application.port.Connections.Tally;
import dev.granary.location.domain.BlobEndpoint;
import dev.granary.location.domain.ClusterId;
import dev.granary.location.domain.Connection;
import dev.granary.location.domain.ConnectionEvent;
import dev.granary.location.domain.ConnectionEvent.DeadlinePassed;
import dev.granary.location.domain.ConnectionEvent.Refused;
import dev.granary.location.domain.ConnectionEvent.Requested;
import dev.granary.location.domain.ConnectionEvent.Succeeded;
import dev.granary.location.domain.ContainerName;
import dev.granary.location.domain.Immutability;
import dev.granary.location.domain.KnownCluster;
import dev.granary.location.domain.KnownCluster.Reachability;
import dev.granary.location.domain.Location;
import dev.granary.location.domain.LocationId;
import dev.granary.location.domain.LocationName;
import dev.granary.location.domain.StateName;
import dev.granary.location.domain.StorageAccount;
import dev.granary.location.domain.ValidationId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The law of the three storage ports; tests do not share their rows. */
public abstract class StorageContract {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    protected abstract Locations locations();

    protected abstract Connections connections();

    protected abstract KnownClusters clusters();

    /** Runs the work in a transaction and waits for it. */
    protected abstract <T> T in(Supplier<Uni<T>> work);

    @Test
    void findsWhatWasAdded() {
        Location location = added("found " + UUID.randomUUID());

        assertThat(in(() -> locations().find(location.id()))).contains(location);
        assertThat(in(() -> locations().lock(location.id()))).contains(location);
        assertThat(in(() -> locations().find(new LocationId(UUID.randomUUID()))))
                .isEmpty();
    }

    @Test
    void addsNoSecondLocationOfTheSameNameWhateverItsCase() {
        Location location = added("Twice " + UUID.randomUUID());
        Location second = location(location.name().value().toUpperCase(Locale.ROOT));

        boolean isAdded = in(() -> locations().add(second));

        assertThat(isAdded).isFalse();
        assertThat(in(() -> locations().find(second.id()))).isEmpty();
    }

    @Test
    void pagesInTheOrderOfTheNames() {
        String prefix = "page " + UUID.randomUUID() + " ";
        Location c = added(prefix + "c");
        Location a = added(prefix + "a");
        Location b = added(prefix + "B");

        assertThat(in(() -> locations().page(Optional.of(prefix + "0"), 2))).containsExactly(a, b);
        assertThat(in(() -> locations().page(Optional.of(prefix + "b"), 1))).containsExactly(c);
    }

    @Test
    void keepsEveryStateOfAConnection() {
        Connection connection = connected();
        ValidationId id = newValidation();

        Connection running = changed(connection, new Requested(id, NOW.plusSeconds(300)));
        assertThat(in(() -> connections().lockByValidation(id))).contains(running);
        Connection valid = changed(running, new Succeeded(id, NOW, new Immutability(true, 30)));
        assertThat(in(() -> connections().of(connection.location()))).containsExactly(valid);
        ValidationId next = newValidation();
        Connection failed = changed(
                changed(valid, new Requested(next, NOW.plusSeconds(300))), new Refused(next, NOW, "Reason", "message"));
        assertThat(in(() -> connections().lockOf(connection.cluster()))).containsExactly(failed);
        assertThat(in(() -> connections().lockByValidation(id))).isEmpty();
    }

    /** In one transaction each, because the service itself looks for such connections and fails them. */
    @Test
    void findsThoseWhoseDeadlineHasPassed() {
        Instant deadline = Instant.parse("2001-01-01T00:00:00Z");
        Connection overdue = connected().after(new Requested(newValidation(), deadline));
        Connection ended = overdue.after(new DeadlinePassed(deadline, "late"));

        assertThat(in(() ->
                        connections().update(overdue).chain(() -> connections().lockOverdue(deadline, 100))))
                .contains(overdue);
        assertThat(in(() -> connections()
                        .update(overdue)
                        .chain(() -> connections().lockOverdue(deadline.minusMillis(1), 100))))
                .isEmpty();
        assertThat(in(() ->
                        connections().update(ended).chain(() -> connections().lockOverdue(deadline, 100))))
                .isEmpty();
    }

    @Test
    void countsTheValidConnectionsOfALocation() {
        Connection first = connected();
        Connection second =
                Connection.assigned(first.location(), known(Reachability.ONLINE).id());
        in(() -> connections().add(second));
        ValidationId id = newValidation();
        changed(changed(first, new Requested(id, NOW)), new Succeeded(id, NOW, new Immutability(true, 30)));

        assertThat(in(() -> connections().tally(List.of(first.location(), new LocationId(UUID.randomUUID())))))
                .isEqualTo(Map.of(first.location(), new Tally(1, 2)));
        assertThat(in(() -> connections().tally(List.of()))).isEmpty();
        assertThat(in(() -> connections().countByState()).get(StateName.VALID)).isPositive();
    }

    @Test
    void keepsTheLastWordOnACluster() {
        KnownCluster pending = known(Reachability.PENDING);
        KnownCluster online = new KnownCluster(pending.id(), "renamed", "acme", Reachability.ONLINE, 2);

        in(() -> clusters().put(online));

        assertThat(in(() -> clusters().lock(pending.id()))).contains(online);
        assertThat(in(() -> clusters().find(List.of(pending.id(), new ClusterId(UUID.randomUUID())))))
                .isEqualTo(Map.of(pending.id(), online));
        assertThat(in(() -> clusters().find(List.of()))).isEmpty();
    }

    private Connection connected() {
        Location location = added("connected " + UUID.randomUUID());
        Connection connection =
                Connection.assigned(location.id(), known(Reachability.ONLINE).id());
        in(() -> connections().add(connection));
        return connection;
    }

    private Connection changed(Connection before, ConnectionEvent event) {
        Connection after = before.after(event);
        in(() -> connections().update(after));
        return after;
    }

    private KnownCluster known(Reachability reachability) {
        KnownCluster cluster = new KnownCluster(new ClusterId(UUID.randomUUID()), "shoot", "acme", reachability, 1);
        in(() -> clusters().put(cluster));
        return cluster;
    }

    private Location added(String name) {
        Location location = location(name);
        assertThat(in(() -> locations().add(location))).isTrue();
        return location;
    }

    private static Location location(String name) {
        StorageAccount account = new StorageAccount("devstoreaccount1");
        return new Location(
                new LocationId(UUID.randomUUID()),
                new LocationName(name),
                account,
                new ContainerName("backups"),
                BlobEndpoint.publicOf(account),
                true,
                NOW,
                1);
    }

    private static ValidationId newValidation() {
        return new ValidationId(UUID.randomUUID());
    }
}
