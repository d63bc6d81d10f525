package dev.granary.backup.application;

import dev.granary.backup.application.AdmitRestore.Admission.Admitted;
import dev.granary.backup.application.AdmitRestore.Admission.NotAdmitted;
import dev.granary.backup.application.RestoreResult.Accepted;
import dev.granary.backup.application.port.RestoreEvents;
import dev.granary.backup.application.port.RestoreEvents.Change;
import dev.granary.backup.application.port.Restores;
import dev.granary.backup.domain.Restore;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;

/** Starts a restore, or a dry run of one, on a person's request. */
public final class RequestRestore {
    private final Transactions transactions;
    private final AdmitRestore admitRestore;
    private final NewRestores newRestores;
    private final PlaceRestore placeRestore;

    public RequestRestore(
            Transactions transactions, AdmitRestore admitRestore, NewRestores newRestores, PlaceRestore placeRestore) {
        this.transactions = transactions;
        this.admitRestore = admitRestore;
        this.newRestores = newRestores;
        this.placeRestore = placeRestore;
    }

    public Uni<RestoreResult> request(RestoreRequest request) {
        return transactions.inTransaction(() -> admitRestore.admit(request).chain(admission -> switch (admission) {
            case NotAdmitted(var reason) -> Uni.createFrom().item(reason);
            case Admitted(var backup, var cluster) -> {
                Restore restore = newRestores.of(request, backup, cluster);
                yield placeRestore.place(restore).replaceWith(new Accepted(restore, cluster));
            }
        }));
    }

    /** Adds an admitted restore and sends it to its agent. */
    public static final class PlaceRestore {
        private final Restores restores;
        private final RestoreCommands commands;
        private final RestoreEvents events;

        public PlaceRestore(Restores restores, RestoreCommands commands, RestoreEvents events) {
            this.restores = restores;
            this.commands = commands;
            this.events = events;
        }

        private Uni<Void> place(Restore restore) {
            return restores.add(restore)
                    .chain(() -> commands.start(restore))
                    .chain(() -> events.publish(
                            restore, Change.REQUESTED, restore.order().requestedAt()));
        }
    }
}
