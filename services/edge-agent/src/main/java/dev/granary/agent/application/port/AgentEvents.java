package dev.granary.agent.application.port;

import dev.granary.agent.domain.AgentEvent;

/** The way to the control plane. Events go out in the order of the calls, as long as each gets through. */
public interface AgentEvents {

    /**
     * Sends an event that may get lost: a heartbeat, progress. Returns at once and never throws.
     */
    void offer(AgentEvent event);

    /**
     * Sends an event and returns when the bus has it for good. An answer that is sent again is the same event for its
     * readers.
     *
     * @throws EventsUnavailableException the bus did not take it in bounded time; it may have it nevertheless
     */
    void report(AgentEvent event);
}
