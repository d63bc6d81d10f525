package dev.granary.agent.application.port;

import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Ending;
import dev.granary.agent.domain.Journalled;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The memory of the agent's work of one kind, which outlives its process: one entry per {@link Command.Work#workId()}. A
 * call that returned is durable; one that throws may have taken effect or not, and can be repeated.
 *
 * <p>Every call blocks and may throw {@link JournalUnavailableException}.
 *
 * @param <C> what asks for the work
 * @param <R> how it ends
 */
public interface Journal<C extends Command.Work, R extends Ending> {

    /**
     * Notes that this work shall be done.
     *
     * @return false when there is an entry of that id, which stays as it is
     */
    boolean create(C order);

    Optional<Journalled<C, R>> find(UUID workId);

    /** All entries, oldest first. */
    List<Journalled<C, R>> all();

    /**
     * Notes the start of an attempt.
     *
     * @param startedAt start of the first attempt; later attempts say the same
     */
    void started(UUID workId, int attempt, Instant startedAt);

    /**
     * Notes that the work shall stop. Nothing is noted when it has ended, or when another command cancelled it before.
     *
     * @return the entry as it is now; empty when there is none
     */
    Optional<Journalled<C, R>> cancel(UUID workId, UUID commandId);

    /** Notes the end. An entry that has ended already stays as it is. */
    void finished(UUID workId, R outcome);

    /** Notes that the control plane has the outcome. */
    void reported(UUID workId);

    /** Forgets the entry. Does nothing when there is none. */
    void remove(UUID workId);
}
