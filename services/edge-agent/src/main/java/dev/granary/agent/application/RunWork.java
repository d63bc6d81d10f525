package dev.granary.agent.application;

import dev.granary.agent.application.port.AgentEvents;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Ending;
import dev.granary.agent.domain.Journalled;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;

/** Takes work of the journal to its end: one attempt, or as many as the process dies, up to a limit. */
public final class RunWork<C extends Command.Work, R extends Ending> {

    /** Work that takes its process with it every time does not do so for ever. */
    static final int MOST_ATTEMPTS = 5;

    private final WorkLine<C, R> line;
    private final AgentEvents events;
    private final Doing<C, R> doing;
    private final InstantSource clock;

    public RunWork(WorkLine<C, R> line, AgentEvents events, Doing<C, R> doing, InstantSource clock) {
        this.line = line;
        this.events = events;
        this.doing = doing;
        this.clock = clock;
    }

    /**
     * Returns when the journal has the outcome. Does nothing for work that has ended or is unknown.
     *
     * @throws StoppedException the agent is asked to end; the next process goes on
     */
    public void run(UUID workId) {
        line.journal().find(workId).filter(entry -> entry.outcome().isEmpty()).ifPresent(entry -> {
            line.journal().finished(workId, outcome(entry));
            line.cancellations().forget(workId);
            doing.over(entry.order());
        });
    }

    private R outcome(Journalled<C, R> entry) {
        C order = entry.order();
        Instant now = clock.instant();
        if (entry.cancelledBy() != null) {
            return doing.cancelled(order, entry.firstStartedAt(), entry.cancelledBy());
        }
        if (entry.attempts() == 0 && now.isAfter(order.deadline())) {
            return doing.failed(null, now, expired(order));
        }
        Instant startedAt = Objects.requireNonNullElse(entry.firstStartedAt(), now);
        if (entry.attempts() >= MOST_ATTEMPTS) {
            return doing.failed(startedAt, now, interrupted());
        }
        int attempt = entry.attempts() + 1;
        line.journal().started(order.workId(), attempt, startedAt);
        doing.started(order, startedAt).ifPresent(events::offer);
        return doing.attempt(
                order,
                startedAt,
                new Progress(attempt, events, clock),
                () -> line.cancellations().of(order.workId()));
    }

    private static Refusal expired(Command.Work order) {
        return Refusal.of(Reason.COMMAND_EXPIRED, "The deadline " + order.deadline() + " passed before its turn.");
    }

    private Refusal interrupted() {
        return Refusal.of(
                doing.interrupted(),
                "The agent ended in the middle of each of " + MOST_ATTEMPTS
                        + " attempts. Look at its pod: memory limit, evictions, logs. Then start it again.");
    }
}
