package dev.granary.agent.application;

import dev.granary.agent.application.port.AgentEvents;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.Command;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Tells how far an attempt is, not too often. */
final class Progress {

    static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final int SEQUENCES_PER_ATTEMPT_BITS = 32;

    private final Command.StartBackup order;
    private final AgentEvents events;
    private final InstantSource clock;
    private long sequence;
    private Instant lastSentAt;

    Progress(Command.StartBackup order, int attempt, AgentEvents events, InstantSource clock) {
        this.order = order;
        this.events = events;
        this.clock = clock;
        this.sequence = (long) attempt << SEQUENCES_PER_ATTEMPT_BITS;
        this.lastSentAt = clock.instant();
    }

    void at(long objects, long objectBytes) {
        Instant now = clock.instant();
        if (now.isBefore(lastSentAt.plus(INTERVAL))) {
            return;
        }
        lastSentAt = now;
        events.offer(
                new AgentEvent.BackupProgressed(order.commandId(), order.backupId(), ++sequence, objects, objectBytes));
    }
}
