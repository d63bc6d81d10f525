package dev.granary.registry.adapter.kafka.ingest;

import dev.granary.contracts.Topics;
import dev.granary.registry.adapter.kafka.KnownTenants;
import dev.granary.registry.application.port.ClusterTenants;
import dev.granary.registry.application.port.TenantChannels;
import dev.granary.registry.domain.Tenant;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * The tenants whose events are read. New ones are known at once, because this process made their topics; the rest, after
 * a start or from another instance, come from the store. Topics that a broker has lost are made again.
 */
@Singleton
final class FollowedTenants {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ClusterTenants clusterTenants;
    private final TenantChannels channels;
    private final KnownTenants knownTenants;

    FollowedTenants(ClusterTenants clusterTenants, TenantChannels channels, KnownTenants knownTenants) {
        this.clusterTenants = clusterTenants;
        this.channels = channels;
        this.knownTenants = knownTenants;
    }

    Set<Tenant> all() {
        return knownTenants.all();
    }

    /** Looks for tenants that were not known; asks the broker for its topics only when there is one. */
    void refresh(IngestSession session) {
        Set<Tenant> unknown = new HashSet<>(clusterTenants.refresh());
        unknown.removeAll(knownTenants.all());
        if (!unknown.isEmpty()) {
            Set<String> topics = session.topicsOfTheBroker();
            unknown.forEach(tenant -> takeUp(tenant, topics));
        }
    }

    private void takeUp(Tenant tenant, Set<String> topics) {
        if (!topics.contains(Topics.eventsOf(tenant.name()))) {
            channels.ensure(tenant).await().atMost(PATIENCE);
        }
        knownTenants.add(Set.of(tenant));
    }
}
