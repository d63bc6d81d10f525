package dev.granary.gateway.adapter.graphql;

import dev.granary.gateway.application.Change;
import dev.granary.gateway.application.ChangeKind;
import dev.granary.gateway.application.port.Changes;
import dev.granary.gateway.application.port.Fleet;
import dev.granary.problem.ErrorCode;
import dev.granary.problem.ProblemException;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureFailure;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.jspecify.annotations.Nullable;

/** Pushes every change of the fleet. */
@GraphQLApi
public class FleetSubscription {

    /** A reader further behind than this is cut off with an error, so that one slow browser cannot fill the memory. */
    private static final int UNREAD_AT_MOST = 4_096;

    private final Changes changes;
    private final Fleet fleet;

    FleetSubscription(Changes changes, Fleet fleet) {
        this.changes = changes;
        this.fleet = fleet;
    }

    @Subscription
    @Description("Every change of the kinds asked for, all kinds when none is named. Starts now, without history; "
            + "after an error subscribe again and query what you show.")
    public Multi<FleetChange> changes(@Nullable List<ChangeKind> kinds) {
        return changes.stream()
                .select()
                .where(change -> kinds == null || kinds.isEmpty() || kinds.contains(change.kind()))
                .onOverflow()
                .buffer(UNREAD_AT_MOST)
                .onFailure(BackPressureFailure.class)
                .transform(_ -> new ProblemException(
                        ErrorCode.CHANGES_MISSED, "The reader is more than " + UNREAD_AT_MOST + " changes behind."))
                .onItem()
                .transformToUniAndConcatenate(this::row)
                .select()
                .where(Optional::isPresent)
                .map(Optional::orElseThrow);
    }

    private Uni<Optional<FleetChange>> row(Change change) {
        return switch (change.kind()) {
            case CLUSTER -> fleet.cluster(UUID.fromString(change.id())).map(row -> row.map(FleetChange::of));
            case LOCATION -> fleet.location(UUID.fromString(change.id())).map(row -> row.map(FleetChange::of));
            case BACKUP -> fleet.backup(UUID.fromString(change.id())).map(row -> row.map(FleetChange::of));
            case RESTORE -> fleet.restore(UUID.fromString(change.id())).map(row -> row.map(FleetChange::of));
            case CONNECTION -> {
                String[] ids = change.id().split("/", 2);
                yield fleet.connection(UUID.fromString(ids[0]), UUID.fromString(ids[1]))
                        .map(row -> row.map(FleetChange::of));
            }
        };
    }
}
