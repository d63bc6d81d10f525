package dev.granary.agent.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work as the journal knows it.
 *
 * @param order what was asked for
 * @param attempts how often it was started; 0 for one that waits
 * @param firstStartedAt start of the first attempt, null before it
 * @param cancelledBy the command that wants it to stop, null for none
 * @param ended how it ended, null before the end
 * @param reported the control plane has the outcome
 */
public record Journalled<C extends Command.Work, R extends Ending>(
        C order,
        int attempts,
        @Nullable Instant firstStartedAt,
        @Nullable UUID cancelledBy,
        @Nullable R ended,
        boolean reported) {

    /** Work that waits for its turn. */
    public static <C extends Command.Work, R extends Ending> Journalled<C, R> waiting(C order) {
        return new Journalled<>(order, 0, null, null, null, false);
    }

    public Optional<R> outcome() {
        return Optional.ofNullable(ended);
    }
}
