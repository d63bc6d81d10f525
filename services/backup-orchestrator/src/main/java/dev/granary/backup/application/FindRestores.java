package dev.granary.backup.application;

import dev.granary.backup.application.port.Restores;
import dev.granary.backup.application.port.Restores.Filter;
import dev.granary.backup.application.port.Restores.Position;
import dev.granary.backup.domain.Restore;
import dev.granary.backup.domain.RestoreId;
import dev.granary.backup.domain.RestoreStateName;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads restores for people and metrics. */
public final class FindRestores {
    private final Transactions transactions;
    private final Restores restores;

    public FindRestores(Transactions transactions, Restores restores) {
        this.transactions = transactions;
        this.restores = restores;
    }

    public Uni<Optional<Restore>> one(RestoreId id) {
        return transactions.inTransaction(() -> restores.find(id));
    }

    /** The newest first; at most {@code limit} of those after the position. */
    public Uni<List<Restore>> page(Filter filter, Optional<Position> after, int limit) {
        return transactions.inTransaction(() -> restores.page(filter, after, limit));
    }

    /** How many restores are in each state; a state without any may be left out. */
    public Uni<Map<RestoreStateName, Long>> countByState() {
        return transactions.inTransaction(restores::countByState);
    }
}
