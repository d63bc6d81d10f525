package dev.granary.registry.application.port;

import dev.granary.registry.domain.AgentSession;

/** Seals that agents put on their events. Nothing is stored per session: its key follows from its text. */
public interface Seals {

    /** The key that an agent seals its events with as long as the session lasts; secret. */
    byte[] keyOf(AgentSession session);

    /**
     * Whether the holder of the session's key sealed exactly this event. Does not look at the session's end. Takes the
     * same time wherever the seal differs.
     */
    boolean isGenuine(AgentSession session, String seal, String eventId, String eventType, byte[] value);
}
