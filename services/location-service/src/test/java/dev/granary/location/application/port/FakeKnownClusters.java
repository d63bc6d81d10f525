package dev.granary.location.application.port;

import dev.granary.location.domain.ClusterId;
import dev.granary.location.domain.KnownCluster;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Known clusters in memory, for one thread. */
public final class FakeKnownClusters implements KnownClusters {
    private final Map<ClusterId, KnownCluster> all = new HashMap<>();

    @Override
    public Uni<Optional<KnownCluster>> lock(ClusterId id) {
        return Uni.createFrom().item(() -> Optional.ofNullable(all.get(id)));
    }

    @Override
    public Uni<Void> put(KnownCluster cluster) {
        return Uni.createFrom().voidItem().invoke(() -> all.put(cluster.id(), cluster));
    }

    @Override
    public Uni<Map<ClusterId, KnownCluster>> find(Collection<ClusterId> ids) {
        return Uni.createFrom().item(() -> {
            Map<ClusterId, KnownCluster> found = new HashMap<>(all);
            found.keySet().retainAll(ids);
            return found;
        });
    }
}
