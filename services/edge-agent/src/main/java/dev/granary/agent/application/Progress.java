package dev.granary.agent.application;

import dev.granary.agent.application.port.AgentEvents;
import dev.granary.agent.domain.AgentEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongFunction;

/** Tells how far an attempt is, not too often. */
final class Progress {

    static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final int SEQUENCES_PER_ATTEMPT_BITS = 32;

    private final AgentEvents events;
    private final InstantSource clock;
    private long sequence;
    private Instant lastSentAt;

    Progress(int attempt, AgentEvents events, InstantSource clock) {
        this.events = events;
        this.clock = clock;
        this.sequence = (long) attempt << SEQUENCES_PER_ATTEMPT_BITS;
        this.lastSentAt = clock.instant();
    }

    /** Makes the event from its sequence, which grows also from attempt to attempt, when it is time for one. */
    void tell(LongFunction<AgentEvent> event) {
        Instant now = clock.instant();
        Duration sinceLast = Duration.between(lastSentAt, now);
        if (!sinceLast.isNegative() && sinceLast.compareTo(INTERVAL) < 0) { // negative: the clock was set back
            return;
        }
        lastSentAt = now;
        events.offer(event.apply(++sequence));
    }
}
