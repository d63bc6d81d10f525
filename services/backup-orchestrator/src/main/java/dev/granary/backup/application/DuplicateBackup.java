package dev.granary.backup.application;

import dev.granary.backup.application.BackupRequest.DuplicateOf;
import dev.granary.backup.application.port.Backups;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.BackupName;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts a backup of what another one was asked to hold, whatever became of that. */
public final class DuplicateBackup {
    private final Transactions transactions;
    private final Backups backups;
    private final AcceptBackup acceptBackup;

    public DuplicateBackup(Transactions transactions, Backups backups, AcceptBackup acceptBackup) {
        this.transactions = transactions;
        this.backups = backups;
        this.acceptBackup = acceptBackup;
    }

    /**
     * Empty when there is no such backup. {@code key}: as for any other backup; {@code name} is that of the new one, null for
     * one of its own.
     */
    public Uni<Optional<BackupResult>> duplicate(BackupId id, @Nullable BackupName name, Optional<String> key) {
        return transactions.inTransaction(() -> backups.find(id)
                .chain(found -> found.map(backup ->
                                acceptBackup.accept(request(backup, name), key).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    private static BackupRequest request(Backup backup, @Nullable BackupName name) {
        var order = backup.order();
        return new BackupRequest(
                order.cluster(),
                order.location(),
                order.selections(),
                order.skipVolumeData(),
                name,
                new DuplicateOf(backup.id()));
    }
}
