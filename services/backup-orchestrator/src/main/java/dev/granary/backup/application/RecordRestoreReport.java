package dev.granary.backup.application;

import dev.granary.backup.application.port.RestoreEvents;
import dev.granary.backup.application.port.RestoreEvents.Change;
import dev.granary.backup.application.port.Restores;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.CommandId;
import dev.granary.backup.domain.Restore;
import dev.granary.backup.domain.RestoreReport;
import dev.granary.backup.domain.RestoreState;
import dev.granary.backup.domain.RestoreState.InProgress;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;

/** Takes down what an agent said about a restore. What it says about another cluster's restore changes nothing. */
public final class RecordRestoreReport {
    private final Transactions transactions;
    private final Restores restores;
    private final RestoreEvents events;
    private final Clock clock;

    public RecordRestoreReport(Transactions transactions, Restores restores, RestoreEvents events, Clock clock) {
        this.transactions = transactions;
        this.restores = restores;
        this.events = events;
        this.clock = clock;
    }

    public Uni<Void> record(ClusterId cluster, CommandId command, RestoreReport report) {
        return transactions.inTransaction(() -> restores.lockByCommand(command)
                .chain(found -> found.filter(it -> it.order().cluster().equals(cluster))
                        .map(restore -> record(restore, report))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    Uni<Void> record(Restore before, RestoreReport report) {
        Restore after = before.after(report);
        Instant now = clock.instant();
        return after.equals(before)
                ? Uni.createFrom().voidItem()
                : restores.update(after, now).chain(() -> events.publish(after, change(before, after), now));
    }

    private static Change change(Restore before, Restore after) {
        return switch (after.state()) {
            case RestoreState.Pending() -> Change.REQUESTED;
            case InProgress _ ->
                before.isRunning() && !before.progress().equals(after.progress()) ? Change.PROGRESSED : Change.STARTED;
            case RestoreState.Ended _, RestoreState.Failed _ -> Change.ENDED;
        };
    }
}
