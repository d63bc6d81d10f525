package dev.granary.agent.domain;

import dev.granary.agent.domain.restore.Outcome;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One object of a restore and what became of it.
 *
 * @param apiVersion version of its kind in the backup, empty when the backup does not have it
 * @param namespace in the cluster, null for an object without
 * @param reason an error code of docs/errors.md, empty when there is none
 * @param message for a person; may be empty
 */
public record RestoredObject(
        String kind,
        String apiVersion,
        @Nullable String namespace,
        String name,
        Outcome outcome,
        String reason,
        String message) {

    private static final Set<String> WITHOUT_ITS_DATA =
            Set.of(Reason.VOLUME_FILES_INCOMPLETE.code(), Reason.VOLUME_DATA_NOT_RESTORED.code());

    /** The cluster does not have it, or has a claim without data that was not left out on purpose. */
    public boolean isMissing() {
        return outcome.isMissing() || WITHOUT_ITS_DATA.contains(reason);
    }
}
