package dev.granary.agent.fakes;

import dev.granary.agent.application.port.AgentEvents;
import dev.granary.agent.application.port.EventsUnavailableException;
import dev.granary.agent.domain.AgentEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Keeps what was said, by whichever thread; while the bus is away, what may get lost gets lost. */
public final class RecordedEvents implements AgentEvents {

    private final List<AgentEvent> said = new CopyOnWriteArrayList<>();
    private volatile boolean unavailable;
    private volatile @Nullable Class<? extends AgentEvent> refused;

    /** From now on the bus takes nothing, or everything. */
    public void unavailable(boolean now) {
        unavailable = now;
        refused = null;
    }

    /** From now on the bus takes all but these. */
    public void unavailableFor(Class<? extends AgentEvent> events) {
        refused = events;
    }

    @Override
    public void offer(AgentEvent event) {
        if (!unavailable) {
            said.add(event);
        }
    }

    @Override
    public void report(AgentEvent event) {
        Class<? extends AgentEvent> not = refused;
        if (unavailable || (not != null && not.isInstance(event))) {
            throw new EventsUnavailableException("no way to the bus", null);
        }
        said.add(event);
    }

    public List<AgentEvent> all() {
        return List.copyOf(said);
    }

    public <T extends AgentEvent> List<T> of(Class<T> type) {
        return said.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
