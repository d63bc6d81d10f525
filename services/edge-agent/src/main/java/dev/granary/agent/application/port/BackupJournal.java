package dev.granary.agent.application.port;

import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.JournalledBackup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The memory of the agent's backups, which outlives its process: one entry per backup id. A call that returned is
 * durable; one that throws may have taken effect or not, and can be repeated.
 *
 * <p>Every call blocks and may throw {@link JournalUnavailableException}.
 */
public interface BackupJournal {

    /**
     * Notes that this backup shall be made.
     *
     * @return false when there is an entry of that id, which stays as it is
     */
    boolean create(Command.StartBackup order);

    Optional<JournalledBackup> find(UUID backupId);

    /** All entries, oldest first. */
    List<JournalledBackup> all();

    /**
     * Notes the start of an attempt.
     *
     * @param startedAt start of the first attempt; later attempts say the same
     */
    void started(UUID backupId, int attempt, Instant startedAt);

    /** Notes the end. An entry that has ended already stays as it is. */
    void finished(UUID backupId, BackupOutcome outcome);

    /** Notes that the control plane has the outcome. */
    void reported(UUID backupId);
}
