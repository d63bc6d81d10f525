package dev.granary.agent.application;

import dev.granary.agent.application.port.Journal;
import dev.granary.agent.application.port.JournalUnavailableException;
import dev.granary.agent.application.port.RestoreResults;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.RestoreOutcome;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Forgets what is kept of restores that nobody tells any more: because it is told, or because somebody took the restore out of
 * the journal. Called before restores begin: a later one's results would be taken for left over.
 */
public final class SweepRestoreResults {

    private final Journal<Command.StartRestore, RestoreOutcome> restores;
    private final RestoreResults results;

    public SweepRestoreResults(Journal<Command.StartRestore, RestoreOutcome> restores, RestoreResults results) {
        this.restores = restores;
        this.results = results;
    }

    /**
     * Forgets them.
     *
     * @throws JournalUnavailableException the journal does not say what is to be told
     */
    public void sweep() {
        Set<UUID> untold = restores.all().stream()
                .filter(entry -> !entry.reported())
                .map(entry -> entry.order().restoreId())
                .collect(Collectors.toSet());
        remove(Predicate.not(untold::contains));
    }

    private void remove(Predicate<UUID> restoresToForget) {
        try {
            results.removeAll(restoresToForget);
        } catch (JournalUnavailableException e) {
            // restores must not wait for a right that is missing; the next one tries again
            return;
        }
    }
}
