package dev.granary.agent.fakes;

import dev.granary.agent.application.port.BackupJournal;
import dev.granary.agent.application.port.JournalUnavailableException;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.JournalledBackup;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** A journal that outlives the use cases of a test, as the API server outlives the process. */
public final class InMemoryBackupJournal implements BackupJournal {

    private final Map<UUID, JournalledBackup> entries = new LinkedHashMap<>();
    private boolean unavailable;

    /** From now on every call fails, or none. */
    public void unavailable(boolean now) {
        unavailable = now;
    }

    @Override
    public boolean create(Command.StartBackup order) {
        return entries().putIfAbsent(order.backupId(), new JournalledBackup(order, 0, null, null, false)) == null;
    }

    @Override
    public Optional<JournalledBackup> find(UUID backupId) {
        return Optional.ofNullable(entries().get(backupId));
    }

    @Override
    public List<JournalledBackup> all() {
        return List.copyOf(entries().values());
    }

    @Override
    public void started(UUID backupId, int attempt, Instant startedAt) {
        JournalledBackup entry = entry(backupId);
        entries().put(backupId, new JournalledBackup(entry.order(), attempt, startedAt, null, false));
    }

    @Override
    public void finished(UUID backupId, BackupOutcome outcome) {
        JournalledBackup entry = entry(backupId);
        if (entry.ended() == null) {
            entries()
                    .put(
                            backupId,
                            new JournalledBackup(
                                    entry.order(), entry.attempts(), entry.firstStartedAt(), outcome, false));
        }
    }

    @Override
    public void reported(UUID backupId) {
        JournalledBackup entry = entry(backupId);
        entries()
                .put(
                        backupId,
                        new JournalledBackup(
                                entry.order(), entry.attempts(), entry.firstStartedAt(), entry.ended(), true));
    }

    private JournalledBackup entry(UUID backupId) {
        return Objects.requireNonNull(entries().get(backupId), "no such backup");
    }

    private Map<UUID, JournalledBackup> entries() {
        if (unavailable) {
            throw new JournalUnavailableException("unavailable", new IOException("no answer"));
        }
        return entries;
    }
}
