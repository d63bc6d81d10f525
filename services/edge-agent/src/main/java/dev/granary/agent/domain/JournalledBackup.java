package dev.granary.agent.domain;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A backup as the journal knows it.
 *
 * @param order what was asked for
 * @param attempts how often it was started; 0 for one that waits
 * @param firstStartedAt start of the first attempt, null before it
 * @param ended how it ended, null before the end
 * @param reported the control plane has the outcome
 */
public record JournalledBackup(
        Command.StartBackup order,
        int attempts,
        @Nullable Instant firstStartedAt,
        @Nullable BackupOutcome ended,
        boolean reported) {

    public Optional<BackupOutcome> outcome() {
        return Optional.ofNullable(ended);
    }
}
