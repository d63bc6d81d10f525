package dev.granary.registry.application;

import dev.granary.eventing.Transactions;
import dev.granary.registry.application.port.ClusterEvents;
import dev.granary.registry.application.port.Clusters;
import dev.granary.registry.application.port.Heartbeats;
import dev.granary.registry.domain.Cluster;
import dev.granary.registry.domain.ClusterEvent;
import dev.granary.registry.domain.ClusterId;
import dev.granary.registry.domain.ClusterState;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Clusters, their beats and their events in memory. */
public final class FakeRegistry implements Clusters, Heartbeats, ClusterEvents, Transactions {

    final List<ClusterEvent> published = new ArrayList<>();
    private final Map<ClusterId, Cluster> clusters = new HashMap<>();
    private boolean down;

    public void put(Cluster cluster) {
        clusters.put(cluster.id(), cluster);
    }

    Cluster get(ClusterId id) {
        return Optional.ofNullable(clusters.get(id)).orElseThrow();
    }

    public void goDown() {
        down = true;
    }

    void comeUp() {
        down = false;
    }

    @Override
    public <T> Uni<T> inTransaction(Supplier<Uni<T>> work) {
        return answer(() -> true).chain(up -> work.get());
    }

    @Override
    public Uni<Optional<Cluster>> lock(ClusterId id) {
        return find(id);
    }

    @Override
    public Uni<Optional<Cluster>> find(ClusterId id) {
        return answer(() -> Optional.ofNullable(clusters.get(id)));
    }

    @Override
    public Uni<List<Cluster>> trusting(String issuer, int most) {
        return answer(() -> clusters.values().stream()
                .filter(cluster ->
                        cluster.trust() != null && cluster.trust().issuer().equals(issuer))
                .sorted(Comparator.comparing(FakeRegistry::installedAt).reversed())
                .limit(most)
                .toList());
    }

    @Override
    public Uni<Void> save(Cluster cluster) {
        return answer(() -> clusters.put(cluster.id(), cluster)).replaceWithVoid();
    }

    @Override
    public Uni<List<Cluster>> page(@Nullable ClusterState state, @Nullable ClusterId after, int limit) {
        return answer(() -> clusters.values().stream()
                .filter(cluster -> state == null || cluster.status().state() == state)
                .filter(cluster -> after == null || text(cluster).compareTo(after.toString()) > 0)
                .sorted(Comparator.comparing(FakeRegistry::text))
                .limit(limit)
                .toList());
    }

    @Override
    public Uni<Map<ClusterState, Long>> countByState() {
        return answer(() -> clusters.values().stream()
                .collect(Collectors.groupingBy(cluster -> cluster.status().state(), Collectors.counting())));
    }

    @Override
    public Uni<List<ClusterId>> record(Map<ClusterId, Instant> heardAt) {
        return answer(() -> heardAt.keySet().stream()
                .filter(clusters::containsKey)
                .peek(id -> put(heard(get(id), heardAt.getOrDefault(id, Instant.MIN))))
                .filter(id -> switch (get(id).status().state()) {
                    case PENDING, OFFLINE, FAILED -> true;
                    case ONLINE, REMOVING -> false;
                })
                .toList());
    }

    @Override
    public Uni<List<ClusterId>> onlineButSilentSince(Instant time) {
        return answer(() -> clusters.values().stream()
                .filter(cluster -> cluster.status().state() == ClusterState.ONLINE)
                .filter(cluster ->
                        cluster.lastHeardAt() != null && cluster.lastHeardAt().isBefore(time))
                .map(Cluster::id)
                .toList());
    }

    @Override
    public Uni<Void> publish(List<ClusterEvent> events) {
        return answer(() -> published.addAll(events)).replaceWithVoid();
    }

    private <T> Uni<T> answer(Supplier<T> work) {
        return Uni.createFrom().item(() -> {
            if (down) {
                throw new IllegalStateException("the store is down");
            }
            return work.get();
        });
    }

    private static Cluster heard(Cluster c, Instant at) {
        Instant later = c.lastHeardAt() == null || at.isAfter(c.lastHeardAt()) ? at : c.lastHeardAt();
        return new Cluster(
                c.id(),
                c.tenant(),
                c.registrationNumber(),
                c.shoot(),
                c.sighting(),
                c.managed(),
                c.status(),
                c.trust(),
                c.agent(),
                later,
                c.version());
    }

    private static Instant installedAt(Cluster cluster) {
        return cluster.trust() == null ? Instant.MIN : cluster.trust().installedAt();
    }

    private static String text(Cluster cluster) {
        return cluster.id().toString();
    }
}
