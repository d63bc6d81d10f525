package dev.granary.eventing;

import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether events leave the service, at {@code /q/health/well}. Not part of readiness: while the broker is away the
 * service still takes requests, and their events wait in the outbox.
 */
@Wellness
class OutboxHealth implements HealthCheck {
    private final OutboxRelay relay;

    OutboxHealth(OutboxRelay relay) {
        this.relay = relay;
    }

    @Override
    public HealthCheckResponse call() {
        var state = relay.state();
        return HealthCheckResponse.named("outbox relay")
                .withData("state", state.name())
                .status(state != OutboxRelay.State.CONNECTING && state != OutboxRelay.State.STOPPED)
                .build();
    }
}
