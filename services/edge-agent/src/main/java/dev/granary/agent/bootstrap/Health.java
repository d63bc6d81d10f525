package dev.granary.agent.bootstrap;

import dev.granary.agent.adapter.kafka.KafkaAgentEvents;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Live: every thread works, whatever the bus does. Ready: the control plane knows this process and hears it. */
@Singleton
public class Health {

    @Produces
    @Singleton
    @Liveness
    HealthCheck threads(AgentThreads threads, KafkaAgentEvents events) {
        return () -> HealthCheckResponse.named("threads")
                .status(threads.isAlive() && events.isAlive())
                .build();
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck bus(AgentThreads threads, KafkaAgentEvents events) {
        return () -> HealthCheckResponse.named("bus")
                .status(threads.hasGreeted() && events.isConnected())
                .build();
    }
}
