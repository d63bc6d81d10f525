package dev.granary.eventing;

import java.time.Instant;
import java.util.Optional;

/** Whether a service itself can hear others. Their silence means nothing while it cannot. */
public interface Hearing {

    /** Since when the service has been able to hear without a break; empty while it is deaf. Does not block. */
    Optional<Instant> since();
}
