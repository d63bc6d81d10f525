package dev.granary.agent.application;

import dev.granary.agent.application.port.JournalUnavailableException;
import dev.granary.agent.application.port.RestoreResults;
import dev.granary.agent.domain.RestoredObject;
import java.util.List;
import java.util.UUID;

/**
 * Keeps what became of the objects in one attempt of a restore. The restore does not fail where that fails: nothing more is kept
 * then, so that the last part is missing, which its readers see.
 */
final class KeptResults implements Parts.Taker<RestoredObject> {

    private final RestoreResults results;
    private final UUID restoreId;
    private boolean givenUp;

    KeptResults(RestoreResults results, UUID restoreId) {
        this.results = results;
        this.restoreId = restoreId;
    }

    /** What an earlier attempt kept must not mix with what this one does. */
    void begin() {
        unlessGivenUp(() -> results.remove(restoreId));
    }

    @Override
    public void take(int part, boolean last, List<RestoredObject> objects) {
        unlessGivenUp(() -> results.keep(restoreId, new RestoreResults.Part(part, last, objects)));
    }

    private void unlessGivenUp(Runnable step) {
        try {
            if (!givenUp) {
                step.run();
            }
        } catch (JournalUnavailableException e) {
            givenUp = true;
        }
    }
}
