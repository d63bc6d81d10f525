package dev.granary.registry.application.port;

import java.time.Instant;
import java.util.Optional;

/** Whether the registry itself can hear the agents. Silence of others means nothing while it cannot. */
public interface Hearing {

    /** Since when the registry has been able to hear without a break; empty while it is deaf. Does not block. */
    Optional<Instant> since();
}
