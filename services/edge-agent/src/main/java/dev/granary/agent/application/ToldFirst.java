package dev.granary.agent.application;

import dev.granary.agent.domain.Journalled;

/** What is told of work that has ended before its end is. */
public interface ToldFirst {

    /**
     * Returns when the bus has it; does nothing for work of another kind. It may be told again, as the same events.
     *
     * @throws dev.granary.agent.application.port.EventsUnavailableException to be told again
     */
    void tell(Journalled<?, ?> entry);

    /**
     * The control plane has the end too, and the journal knows it: what was kept for {@link #tell} can go. Nothing may wait for
     * that, so it does not throw; it may never be called, if the process ends before.
     */
    default void told(Journalled<?, ?> entry) {}
}
