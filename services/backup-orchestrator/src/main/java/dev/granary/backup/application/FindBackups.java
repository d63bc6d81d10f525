package dev.granary.backup.application;

import dev.granary.backup.application.port.Backups;
import dev.granary.backup.application.port.Backups.Filter;
import dev.granary.backup.application.port.Backups.Position;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.StateName;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads backups for people and metrics. */
public final class FindBackups {
    private final Transactions transactions;
    private final Backups backups;

    public FindBackups(Transactions transactions, Backups backups) {
        this.transactions = transactions;
        this.backups = backups;
    }

    public Uni<Optional<Backup>> one(BackupId id) {
        return transactions.inTransaction(() -> backups.find(id));
    }

    /** The newest first; at most {@code limit} of those after the position. */
    public Uni<List<Backup>> page(Filter filter, Optional<Position> after, int limit) {
        return transactions.inTransaction(() -> backups.page(filter, after, limit));
    }

    /** How many backups are in each state; a state without any may be left out. */
    public Uni<Map<StateName, Long>> countByState() {
        return transactions.inTransaction(backups::countByState);
    }

    /** Of how many backups the last verification found damage. */
    public Uni<Long> countDamaged() {
        return transactions.inTransaction(backups::countDamaged);
    }
}
