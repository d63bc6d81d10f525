package dev.granary.agent.adapter.kubernetes.volume;

import dev.granary.agent.application.restore.Patience;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits for steps, each for so long and no longer. */
final class Steps {

    private final InstantSource clock;
    private final Patience patience;
    private final Duration poll;

    Steps(InstantSource clock, Patience patience, Duration poll) {
        this.clock = clock;
        this.patience = patience;
        this.poll = poll;
    }

    /**
     * Looks until there is something.
     *
     * @param what did not happen, for the message: {@code The snapshot was not ready}
     * @param why what the cluster says about it; asked once, at the end
     */
    <T> T await(String what, Duration limit, Supplier<Optional<T>> look, Supplier<String> why) {
        Instant end = clock.instant().plus(limit);
        while (true) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (!clock.instant().isBefore(end)) {
                throw new StepFailedException(what + " within " + limit.toMinutes() + " minutes. " + why.get());
            }
            patience.await(poll);
        }
    }
}
