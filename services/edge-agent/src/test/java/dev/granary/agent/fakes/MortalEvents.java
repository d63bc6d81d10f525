package dev.granary.agent.fakes;

import dev.granary.agent.application.port.AgentEvents;
import dev.granary.agent.domain.AgentEvent;

/** The way to the control plane of a process that may be killed. */
public record MortalEvents(AgentEvents events, ProcessLife life) implements AgentEvents {

    @Override
    public void offer(AgentEvent event) {
        life.change("offer " + name(event), () -> events.offer(event));
    }

    @Override
    public void report(AgentEvent event) {
        life.change("report " + name(event), () -> events.report(event));
    }

    private static String name(AgentEvent event) {
        return event.getClass().getSimpleName();
    }
}
