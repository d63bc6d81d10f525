package dev.granary.registry.adapter.kafka;

import dev.granary.registry.domain.Tenant;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tenants whose topics exist. The registry makes the topics itself, so nobody has to search the broker for them. */
@Singleton
public final class KnownTenants {

    private final Set<Tenant> tenants = ConcurrentHashMap.newKeySet();

    /** Takes up tenants whose topics exist; tenants are never taken out while the process lives. */
    public void add(Collection<Tenant> found) {
        tenants.addAll(found);
    }

    public Set<Tenant> all() {
        return Set.copyOf(tenants);
    }
}
