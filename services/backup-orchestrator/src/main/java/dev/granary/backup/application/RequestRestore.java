package dev.granary.backup.application;

import dev.granary.backup.application.AdmitRestore.Admission.Admitted;
import dev.granary.backup.application.AdmitRestore.Admission.NotAdmitted;
import dev.granary.backup.application.RestoreResult.Accepted;
import dev.granary.backup.application.port.RestoreEvents;
import dev.granary.backup.application.port.RestoreEvents.Change;
import dev.granary.backup.application.port.Restores;
import dev.granary.backup.domain.KnownCluster;
import dev.granary.backup.domain.Restore;
import dev.granary.backup.domain.RestoreId;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * Starts a restore, or a dry run of one, on a person's request. The same request under the same key is one restore,
 * however often it comes.
 */
public final class RequestRestore {
    private final Transactions transactions;
    private final RepeatedRequests<RestoreId, RestoreResult> repeated;
    private final AdmitRestore admitRestore;
    private final NewRestores newRestores;
    private final PlaceRestore placeRestore;

    public RequestRestore(
            Transactions transactions,
            RepeatedRequests<RestoreId, RestoreResult> repeated,
            AdmitRestore admitRestore,
            NewRestores newRestores,
            PlaceRestore placeRestore) {
        this.transactions = transactions;
        this.repeated = repeated;
        this.admitRestore = admitRestore;
        this.newRestores = newRestores;
        this.placeRestore = placeRestore;
    }

    /** {@code key}: the caller's name for this request; empty when it will not be repeated. */
    public Uni<RestoreResult> request(RestoreRequest request, Optional<String> key) {
        return transactions.inTransaction(() -> repeated.find(request.fingerprint(), key)
                .chain(before -> before.isPresent()
                        ? Uni.createFrom().item(before.get())
                        : admitRestore.admit(request).chain(admission -> switch (admission) {
                            case NotAdmitted(var reason) -> Uni.createFrom().item(reason);
                            case Admitted(var backup, var cluster) ->
                                accept(request, key, newRestores.of(request, backup, cluster), cluster);
                        })));
    }

    private Uni<RestoreResult> accept(
            RestoreRequest request, Optional<String> key, Restore restore, KnownCluster cluster) {
        return repeated.take(request.fingerprint(), key, restore.id())
                .chain(lost -> lost.isPresent()
                        ? Uni.createFrom().item(lost.get())
                        : placeRestore.place(restore).replaceWith(new Accepted(restore, cluster)));
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
