package dev.granary.registry.application;

import dev.granary.registry.application.port.TenantChannels;
import dev.granary.registry.domain.Change;
import dev.granary.registry.domain.Cluster;
import dev.granary.registry.domain.ClusterId;
import dev.granary.registry.domain.Shoot;
import dev.granary.registry.domain.Sighting;
import dev.granary.registry.domain.Tenant;
import io.smallrye.mutiny.Uni;
import java.time.Clock;

/** Follows what discovery sees of a shoot: registers the cluster, keeps its facts, manages it or lets it go. */
public final class ObserveShoot {

    /**
     * One sighting.
     *
     * @param managed whether the labels of the shoot ask for protection
     */
    public record Observation(ClusterId id, Tenant tenant, Shoot shoot, Sighting sighting, boolean managed) {}

    private final TenantChannels channels;
    private final Changes changes;
    private final Clock clock;

    public ObserveShoot(TenantChannels channels, Changes changes, Clock clock) {
        this.channels = channels;
        this.changes = changes;
        this.clock = clock;
    }

    /** The channels come first: whoever reads that a cluster is registered may write to them at once. */
    public Uni<Void> observe(Observation seen) {
        Uni<Void> ready = seen.managed()
                ? channels.ensure(seen.tenant())
                : Uni.createFrom().voidItem();
        return ready.chain(() -> changes.changeOrCreate(
                seen.id(), known -> known.map(cluster -> update(cluster, seen)).orElseGet(() -> register(seen))));
    }

    private Change register(Observation seen) {
        return Cluster.register(
                seen.id(), seen.tenant(), seen.shoot(), seen.sighting(), seen.managed(), clock.instant());
    }

    private Change update(Cluster cluster, Observation seen) {
        return cluster.observe(seen.shoot(), seen.sighting(), seen.managed(), clock.instant());
    }
}
