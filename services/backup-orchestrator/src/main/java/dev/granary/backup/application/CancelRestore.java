package dev.granary.backup.application;

import dev.granary.backup.application.RestoreResult.Change.Done;
import dev.granary.backup.application.RestoreResult.Change.NoSuchRestore;
import dev.granary.backup.application.RestoreResult.Change.NotNow;
import dev.granary.backup.application.port.RestoreEvents;
import dev.granary.backup.application.port.Restores;
import dev.granary.backup.domain.Restore;
import dev.granary.backup.domain.RestoreId;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;

/** Asks the agent to stop a restore. It ends when the agent says so, and as what the agent says. */
public final class CancelRestore {
    private final Transactions transactions;
    private final Restores restores;
    private final RestoreCommands commands;
    private final RestoreEvents events;
    private final Clock clock;

    public CancelRestore(
            Transactions transactions, Restores restores, RestoreCommands commands, RestoreEvents events, Clock clock) {
        this.transactions = transactions;
        this.restores = restores;
        this.commands = commands;
        this.events = events;
        this.clock = clock;
    }

    /** Asking again is harmless; each time the agent gets a command of its own. */
    public Uni<RestoreResult.Change> cancel(RestoreId id) {
        return transactions.inTransaction(() -> restores.lock(id)
                .chain(found ->
                        found.map(this::cancel).orElseGet(() -> Uni.createFrom().item(new NoSuchRestore(id)))));
    }

    private Uni<RestoreResult.Change> cancel(Restore restore) {
        if (!restore.mayStillRun()) {
            return Uni.createFrom().item(new NotNow(restore));
        }
        Instant now = clock.instant();
        Restore asked = restore.cancelRequested(now);
        return restores.update(asked, now)
                .chain(() -> commands.cancel(asked))
                .chain(() -> events.publish(asked, RestoreEvents.Change.PROGRESSED, now))
                .replaceWith(new Done(asked));
    }
}
