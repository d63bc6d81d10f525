package dev.granary.backup.application.port;

import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.DesiredState;
import dev.granary.backup.domain.KnownCluster;
import dev.granary.backup.domain.KnownConnection;
import dev.granary.backup.domain.KnownLocation;
import dev.granary.backup.domain.LocationId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What owners said and what clusters should have, in memory, for one thread. */
public final class FakeFleet {
    private final Map<ClusterId, KnownCluster> clusters = new HashMap<>();
    private final Map<ClusterId, Instant> awaySince = new HashMap<>();
    private final Map<LocationId, KnownLocation> locations = new HashMap<>();
    private final Map<String, KnownConnection> connections = new HashMap<>();
    private final Map<ClusterId, DesiredState> desired = new HashMap<>();

    public KnownClusters clusters() {
        return new Clusters();
    }

    public KnownLocations locations() {
        return new Locations();
    }

    public KnownConnections connections() {
        return new Connections();
    }

    public DesiredStates desiredStates() {
        return new Desired();
    }

    boolean isOnline(ClusterId cluster) {
        return clusters.containsKey(cluster) && !awaySince.containsKey(cluster);
    }

    boolean isAwaySince(ClusterId cluster, Instant time) {
        Instant since = awaySince.get(cluster);
        return since != null && since.isBefore(time);
    }

    private void noteAbsence(KnownCluster cluster, Instant heardAt) {
        if (cluster.isOnline()) {
            awaySince.remove(cluster.id());
        } else {
            awaySince.putIfAbsent(cluster.id(), heardAt);
        }
    }

    private final class Clusters implements KnownClusters {
        @Override
        public Uni<Optional<KnownCluster>> find(ClusterId id) {
            return Uni.createFrom().item(() -> Optional.ofNullable(clusters.get(id)));
        }

        @Override
        public Uni<Boolean> putIfNewer(KnownCluster cluster, Instant heardAt) {
            return Uni.createFrom().item(() -> {
                KnownCluster old = clusters.get(cluster.id());
                boolean newer = old == null || cluster.version() > old.version();
                if (newer) {
                    clusters.put(cluster.id(), cluster);
                    noteAbsence(cluster, heardAt);
                }
                return newer;
            });
        }
    }

    private final class Locations implements KnownLocations {
        @Override
        public Uni<Optional<KnownLocation>> find(LocationId id) {
            return Uni.createFrom().item(() -> Optional.ofNullable(locations.get(id)));
        }

        @Override
        public Uni<List<KnownLocation>> find(Collection<LocationId> ids) {
            return Uni.createFrom()
                    .item(() -> locations.values().stream()
                            .filter(it -> ids.contains(it.id()))
                            .sorted(Comparator.comparing(it -> it.id().toString()))
                            .toList());
        }

        @Override
        public Uni<Void> holdStill(LocationId id) {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Boolean> putIfNewer(KnownLocation location) {
            return Uni.createFrom().item(() -> {
                KnownLocation old = locations.get(location.id());
                boolean newer = old == null || location.version() > old.version();
                if (newer) {
                    locations.put(location.id(), location);
                }
                return newer;
            });
        }
    }

    private final class Connections implements KnownConnections {
        @Override
        public Uni<Optional<KnownConnection>> find(LocationId location, ClusterId cluster) {
            return Uni.createFrom().item(() -> Optional.ofNullable(connections.get(location + "/" + cluster)));
        }

        @Override
        public Uni<List<KnownConnection>> of(ClusterId cluster) {
            return Uni.createFrom()
                    .item(() -> connections.values().stream()
                            .filter(it -> it.cluster().equals(cluster))
                            .sorted(Comparator.comparing(it -> it.location().toString()))
                            .toList());
        }

        @Override
        public Uni<List<ClusterId>> clustersOf(LocationId location) {
            return Uni.createFrom()
                    .item(() -> connections.values().stream()
                            .filter(it -> it.location().equals(location))
                            .map(KnownConnection::cluster)
                            .sorted(Comparator.comparing(ClusterId::toString))
                            .toList());
        }

        @Override
        public Uni<Optional<ClusterId>> usable(LocationId location, String tenant, ClusterId preferred) {
            return Uni.createFrom()
                    .item(() -> connections.values().stream()
                            .filter(it -> it.location().equals(location) && it.isValid())
                            .flatMap(it -> Optional.ofNullable(clusters.get(it.cluster())).stream())
                            .filter(it -> it.isOnline() && it.tenant().equals(tenant))
                            .map(KnownCluster::id)
                            .min(Comparator.comparing((ClusterId it) -> !it.equals(preferred))
                                    .thenComparing(ClusterId::toString)));
        }

        @Override
        public Uni<Void> put(KnownConnection connection) {
            return Uni.createFrom()
                    .voidItem()
                    .invoke(() -> connections.put(connection.location() + "/" + connection.cluster(), connection));
        }
    }

    private final class Desired implements DesiredStates {
        @Override
        public Uni<DesiredState> lock(ClusterId cluster) {
            return Uni.createFrom().item(() -> desired.getOrDefault(cluster, DesiredState.none(cluster)));
        }

        @Override
        public Uni<Void> update(DesiredState state) {
            return Uni.createFrom().voidItem().invoke(() -> desired.put(state.cluster(), state));
        }
    }
}
