package dev.granary.location.application.port;

import dev.granary.location.domain.ClusterId;
import dev.granary.location.domain.Connection;
import dev.granary.location.domain.ConnectionState.InProgress;
import dev.granary.location.domain.LocationId;
import dev.granary.location.domain.StateName;
import dev.granary.location.domain.ValidationId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Connections in memory, for one thread. */
public final class FakeConnections implements Connections {
    private static final Comparator<Connection> IN_ORDER = Comparator.comparing(
                    (Connection it) -> it.location().toString())
            .thenComparing(it -> it.cluster().toString());

    private final Map<String, Connection> all = new LinkedHashMap<>();

    @Override
    public Uni<Void> add(Connection connection) {
        return update(connection);
    }

    @Override
    public Uni<Void> update(Connection connection) {
        return Uni.createFrom().voidItem().invoke(() -> all.put(key(connection), connection));
    }

    @Override
    public Uni<List<Connection>> of(LocationId location) {
        return list(it -> it.location().equals(location));
    }

    @Override
    public Uni<List<Connection>> lockOf(LocationId location) {
        return of(location);
    }

    @Override
    public Uni<List<Connection>> lockOf(ClusterId cluster) {
        return list(it -> it.cluster().equals(cluster));
    }

    @Override
    public Uni<Optional<Connection>> lockByValidation(ValidationId validation) {
        return list(it -> it.validation().equals(Optional.of(validation)))
                .map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<List<Connection>> lockOverdue(Instant now, int limit) {
        return list(it -> it.state() instanceof InProgress running
                        && !running.deadline().isAfter(now))
                .map(found -> found.stream().limit(limit).toList());
    }

    @Override
    public Uni<Map<LocationId, Tally>> tally(Collection<LocationId> locations) {
        return list(it -> locations.contains(it.location()))
                .map(found -> found.stream()
                        .collect(Collectors.groupingBy(
                                Connection::location,
                                Collectors.collectingAndThen(Collectors.toList(), FakeConnections::tallyOf))));
    }

    @Override
    public Uni<Map<StateName, Long>> countByState() {
        return list(it -> true)
                .map(found -> found.stream()
                        .collect(Collectors.groupingBy(it -> StateName.of(it.state()), Collectors.counting())));
    }

    private Uni<List<Connection>> list(Predicate<Connection> wanted) {
        return Uni.createFrom()
                .item(() ->
                        all.values().stream().filter(wanted).sorted(IN_ORDER).toList());
    }

    private static Tally tallyOf(List<Connection> connections) {
        long valid = connections.stream()
                .filter(it -> StateName.of(it.state()) == StateName.VALID)
                .count();
        return new Tally(valid, connections.size());
    }

    private static String key(Connection connection) {
        return connection.location() + "/" + connection.cluster();
    }
}
