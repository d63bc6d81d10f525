package dev.granary.registry.adapter.kafka;

import dev.granary.contracts.shoots.v1.AgentInstallationFailed;
import dev.granary.contracts.shoots.v1.AgentInstalled;
import dev.granary.contracts.shoots.v1.ShootAdded;
import dev.granary.contracts.shoots.v1.ShootUnmanaged;
import dev.granary.contracts.shoots.v1.ShootUpdated;
import dev.granary.eventing.ConsumedEvent;
import dev.granary.eventing.EventConsumer;
import dev.granary.registry.application.ObserveShoot;
import dev.granary.registry.application.ObserveShoot.Observation;
import dev.granary.registry.application.RecordInstallation;
import dev.granary.registry.domain.ClusterId;
import dev.granary.registry.domain.Shoot;
import dev.granary.registry.domain.Sighting;
import dev.granary.registry.domain.Tenant;
import dev.granary.registry.domain.Trust;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Reads granary.shoots.v1. */
@ApplicationScoped
class ShootConsumer {

    private final EventConsumer events;
    private final ObserveShoot observeShoot;
    private final RecordInstallation recordInstallation;

    ShootConsumer(EventConsumer events, ObserveShoot observeShoot, RecordInstallation recordInstallation) {
        this.events = events;
        this.observeShoot = observeShoot;
        this.recordInstallation = recordInstallation;
    }

    @Incoming("shoots")
    Uni<Void> on(Message<SpecificRecordBase> message) {
        return events.consume(message, this::take);
    }

    private Uni<Void> take(ConsumedEvent event) {
        return switch (event.payload()) {
            case ShootAdded e -> observe(e.getShoot(), e.getConfigId(), e.getVersion(), e.getObservedAt(), true);
            case ShootUpdated e -> observe(e.getShoot(), e.getConfigId(), e.getVersion(), e.getObservedAt(), true);
            case ShootUnmanaged e -> observe(e.getShoot(), e.getConfigId(), e.getVersion(), e.getObservedAt(), false);
            case AgentInstalled e ->
                recordInstallation.installed(
                        new ClusterId(e.getShootUid()),
                        e.getRegistrationNumber(),
                        new Trust(e.getIssuer(), e.getJwks(), e.getInstalledAt()));
            case AgentInstallationFailed e ->
                recordInstallation.failed(
                        new ClusterId(e.getShootUid()),
                        e.getRegistrationNumber(),
                        e.getReason(),
                        e.getMessage(),
                        e.getFailedAt());
            default ->
                throw new IllegalArgumentException(
                        "no shoot event: " + event.payload().getSchema().getFullName());
        };
    }

    private Uni<Void> observe(
            dev.granary.contracts.shoots.v1.Shoot shoot, UUID config, long version, Instant at, boolean managed) {
        return observeShoot.observe(new Observation(
                new ClusterId(shoot.getShootUid()),
                new Tenant(shoot.getProject()),
                new Shoot(
                        shoot.getName(),
                        shoot.getNamespace(),
                        shoot.getLabels(),
                        shoot.getRegion(),
                        shoot.getProvider(),
                        shoot.getPurpose(),
                        shoot.getKubernetesVersion(),
                        shoot.getHibernated()),
                new Sighting(config, version, at),
                managed));
    }
}
