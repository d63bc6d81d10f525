package dev.granary.agent.application;

import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What {@link RunWork} does with a piece of work of one kind. */
public interface Doing<C, R> {

    /** Said when the first attempt, or one after it, begins; empty for nothing. */
    Optional<AgentEvent.Answer> started(C order, Instant startedAt);

    /**
     * One attempt. Expected failures are outcomes.
     *
     * @param cancelled the command that wants it to stop, looked at between steps
     * @throws StoppedException the agent is asked to end; the next process goes on
     */
    R attempt(C order, Instant startedAt, Progress progress, Supplier<Optional<UUID>> cancelled);

    /**
     * The end of work that was cancelled while no attempt ran.
     *
     * @param startedAt null when it never started
     */
    R cancelled(C order, @Nullable Instant startedAt, UUID commandId);

    /**
     * The end of work that did not get that far.
     *
     * @param startedAt null when it never started
     */
    R failed(@Nullable Instant startedAt, Instant finishedAt, Refusal refusal);

    /**
     * Called when the journal has the outcome, whatever it is: the time to remove what a next attempt would have needed. Failures
     * that pass are not thrown. A process that dies before that makes up for it at its next start.
     */
    default void over(C order) {}

    /** Why work fails that takes its process with it every time. */
    Reason interrupted();
}
