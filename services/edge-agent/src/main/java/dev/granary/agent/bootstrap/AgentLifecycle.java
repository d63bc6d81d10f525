package dev.granary.agent.bootstrap;

import dev.granary.agent.adapter.kafka.KafkaAgentEvents;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Begins and ends the agent's work with the process. */
@ApplicationScoped
public class AgentLifecycle {

    void start(@Observes StartupEvent event, AgentThreads threads) {
        threads.start();
    }

    void stop(@Observes ShutdownEvent event, AgentThreads threads, KafkaAgentEvents events) {
        threads.stop();
        events.close();
    }
}
