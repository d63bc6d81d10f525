package dev.granary.agent.fakes;

import dev.granary.agent.application.port.Journal;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Ending;
import dev.granary.agent.domain.Journalled;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A journal as a process reaches it that may be killed. */
public record MortalJournal<C extends Command.Work, R extends Ending>(Journal<C, R> journal, ProcessLife life)
        implements Journal<C, R> {

    @Override
    public boolean create(C order) {
        life.beforeCall();
        boolean created = journal.create(order);
        life.changed("accept");
        return created;
    }

    @Override
    public Optional<Journalled<C, R>> find(UUID workId) {
        life.beforeCall();
        return journal.find(workId);
    }

    @Override
    public List<Journalled<C, R>> all() {
        life.beforeCall();
        return journal.all();
    }

    @Override
    public void started(UUID workId, int attempt, Instant startedAt) {
        life.change("note the start", () -> journal.started(workId, attempt, startedAt));
    }

    @Override
    public Optional<Journalled<C, R>> cancel(UUID workId, UUID commandId) {
        life.beforeCall();
        var entry = journal.cancel(workId, commandId);
        life.changed("note the cancellation");
        return entry;
    }

    @Override
    public void finished(UUID workId, R outcome) {
        life.change("note the end", () -> journal.finished(workId, outcome));
    }

    @Override
    public void reported(UUID workId) {
        life.change("note that it was told", () -> journal.reported(workId));
    }

    @Override
    public void remove(UUID workId) {
        life.change("forget", () -> journal.remove(workId));
    }
}
