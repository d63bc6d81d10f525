package dev.granary.agent.fakes;

import dev.granary.agent.application.port.Journal;
import dev.granary.agent.application.port.JournalUnavailableException;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Ending;
import dev.granary.agent.domain.Journalled;
import dev.granary.agent.domain.RestoreOutcome;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A journal that outlives the use cases of a test, as the API server outlives the process. */
public final class InMemoryJournal<C extends Command.Work, R extends Ending> implements Journal<C, R> {

    private final Map<UUID, Journalled<C, R>> entries = new LinkedHashMap<>();
    private boolean unavailable;

    public static InMemoryJournal<Command.StartBackup, BackupOutcome> ofBackups() {
        return new InMemoryJournal<>();
    }

    public static InMemoryJournal<Command.StartRestore, RestoreOutcome> ofRestores() {
        return new InMemoryJournal<>();
    }

    /** From now on every call fails, or none. */
    public synchronized void unavailable(boolean now) {
        unavailable = now;
    }

    @Override
    public synchronized boolean create(C order) {
        return entries().putIfAbsent(order.workId(), Journalled.waiting(order)) == null;
    }

    @Override
    public synchronized Optional<Journalled<C, R>> find(UUID workId) {
        return Optional.ofNullable(entries().get(workId));
    }

    @Override
    public synchronized List<Journalled<C, R>> all() {
        return List.copyOf(entries().values());
    }

    @Override
    public synchronized void started(UUID workId, int attempt, Instant startedAt) {
        edit(workId, e -> new Journalled<>(e.order(), attempt, startedAt, e.cancelledBy(), null, false));
    }

    @Override
    public synchronized Optional<Journalled<C, R>> cancel(UUID workId, UUID commandId) {
        Optional<Journalled<C, R>> entry = find(workId);
        entry.filter(e -> e.ended() == null && e.cancelledBy() == null)
                .ifPresent(e -> entries.put(
                        workId, new Journalled<>(e.order(), e.attempts(), e.firstStartedAt(), commandId, null, false)));
        return find(workId);
    }

    @Override
    public synchronized void finished(UUID workId, R outcome) {
        edit(
                workId,
                e -> e.ended() != null
                        ? e
                        : new Journalled<>(
                                e.order(), e.attempts(), e.firstStartedAt(), e.cancelledBy(), outcome, false));
    }

    @Override
    public synchronized void reported(UUID workId) {
        edit(
                workId,
                e -> new Journalled<>(e.order(), e.attempts(), e.firstStartedAt(), e.cancelledBy(), e.ended(), true));
    }

    @Override
    public synchronized void remove(UUID workId) {
        entries().remove(workId);
    }

    private void edit(UUID workId, UnaryOperator<Journalled<C, R>> change) {
        entries().computeIfPresent(workId, (id, entry) -> change.apply(entry));
        Objects.requireNonNull(entries.get(workId), "no such work");
    }

    private Map<UUID, Journalled<C, R>> entries() {
        if (unavailable) {
            throw new JournalUnavailableException("unavailable", new IOException("no answer"));
        }
        return entries;
    }
}
