package dev.granary.registry.adapter.kafka.ingest;

import dev.granary.registry.application.port.ClusterTenants;
import dev.granary.registry.domain.ClusterId;
import dev.granary.registry.domain.Tenant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The registry's table in memory. */
final class Directory implements ClusterTenants {

    final Map<ClusterId, Tenant> tenants = new ConcurrentHashMap<>();
    private final AtomicInteger lookUpsToLive = new AtomicInteger(Integer.MAX_VALUE);

    /** The look-up of this number from now fails, once. */
    void dieAtLookUp(int number) {
        lookUpsToLive.set(number);
    }

    @Override
    public Optional<Tenant> tenantOf(ClusterId cluster) {
        if (lookUpsToLive.decrementAndGet() == 0) {
            throw new IllegalStateException("the process dies here");
        }
        return Optional.ofNullable(tenants.get(cluster));
    }

    @Override
    public Set<Tenant> refresh() {
        return Set.copyOf(tenants.values());
    }
}
