package dev.granary.agent.application;

import dev.granary.agent.application.port.JournalUnavailableException;
import dev.granary.agent.application.port.RestoreResults;
import dev.granary.agent.application.restore.Patience;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Tries again what a running restore writes: an API server that is away for a moment must not cost it an attempt. */
public final class PatientResults implements RestoreResults {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

    /** The waits double: half a minute, as long as an API server needs to move. A refusal lasts longer than that. */
    static final int MOST_TRIES = 6;

    private final RestoreResults results;
    private final Patience patience;

    public PatientResults(RestoreResults results, Patience patience) {
        this.results = results;
        this.patience = patience;
    }

    @Override
    public void keep(UUID restoreId, Part part) {
        patiently(() -> results.keep(restoreId, part));
    }

    @Override
    public Optional<Part> find(UUID restoreId, int number) {
        return results.find(restoreId, number);
    }

    @Override
    public void remove(UUID restoreId) {
        patiently(() -> results.remove(restoreId));
    }

    @Override
    public void removeAll(Predicate<UUID> restores) {
        results.removeAll(restores);
    }

    private void patiently(Runnable call) {
        Duration wait = FIRST_WAIT;
        for (int left = MOST_TRIES - 1; left > 0; left--) {
            try {
                call.run();
                return;
            } catch (JournalUnavailableException e) {
                patience.await(wait);
                wait = wait.multipliedBy(2);
            }
        }
        call.run();
    }
}
