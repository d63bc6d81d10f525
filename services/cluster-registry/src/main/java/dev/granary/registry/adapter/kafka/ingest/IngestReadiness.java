package dev.granary.registry.adapter.kafka.ingest;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The registry is ready when it hears the agents. */
@Readiness
@Singleton
class IngestReadiness implements HealthCheck {

    private final IngestHearing hearing;

    IngestReadiness(IngestHearing hearing) {
        this.hearing = hearing;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("ingest of agents' events")
                .status(hearing.since().isPresent())
                .build();
    }
}
