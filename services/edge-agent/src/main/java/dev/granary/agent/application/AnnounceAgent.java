package dev.granary.agent.application;

import dev.granary.agent.application.port.AgentEvents;
import dev.granary.agent.application.port.ClusterObjects;
import dev.granary.agent.application.port.DesiredStates;
import dev.granary.agent.domain.AgentEvent;
import java.util.concurrent.atomic.AtomicLong;

/** Says hello once, and that it lives ever after. */
public final class AnnounceAgent {

    private final AgentEvents events;
    private final ClusterObjects cluster;
    private final DesiredStates states;
    private final AtomicLong heartbeats = new AtomicLong();

    public AnnounceAgent(AgentEvents events, ClusterObjects cluster, DesiredStates states) {
        this.events = events;
        this.cluster = cluster;
        this.states = states;
    }

    /** Returns when the control plane can know. */
    public void hello() {
        events.report(new AgentEvent.Hello(cluster.kubernetesVersion(), states.observedGeneration()));
    }

    public void heartbeat() {
        events.offer(new AgentEvent.Heartbeat(heartbeats.incrementAndGet(), states.observedGeneration()));
    }
}
