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

/** Removes the record of a restore that has ended. What was restored stays; no agent hears of it. */
public final class DeleteRestore {
    private final Transactions transactions;
    private final Restores restores;
    private final RestoreEvents events;
    private final Clock clock;

    public DeleteRestore(Transactions transactions, Restores restores, RestoreEvents events, Clock clock) {
        this.transactions = transactions;
        this.restores = restores;
        this.events = events;
        this.clock = clock;
    }

    public Uni<RestoreResult.Change> delete(RestoreId id) {
        return transactions.inTransaction(() -> restores.lock(id)
                .chain(found ->
                        found.map(this::delete).orElseGet(() -> Uni.createFrom().item(new NoSuchRestore(id)))));
    }

    /** The last event has a version of its own, as every change. */
    private Uni<RestoreResult.Change> delete(Restore restore) {
        if (!restore.hasEnded()) {
            return Uni.createFrom().item(new NotNow(restore));
        }
        return restores.remove(restore.id())
                .chain(() -> events.publish(restore.nextVersion(), RestoreEvents.Change.DELETED, clock.instant()))
                .replaceWith(new Done(restore));
    }
}
