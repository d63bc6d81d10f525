package dev.granary.backup.application;

import dev.granary.backup.application.BackupRequest.RetryOf;
import dev.granary.backup.application.RetryResult.Asked;
import dev.granary.backup.application.port.BackupEvents;
import dev.granary.backup.application.port.BackupEvents.Change;
import dev.granary.backup.application.port.Backups;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.BackupName;
import dev.granary.backup.domain.Retry;
import dev.granary.eventing.Transactions;
import dev.granary.selection.SelectionRequest;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a backup of what failed of another one, and notes it there. */
public final class RetryBackup {
    private final Transactions transactions;
    private final Backups backups;
    private final AcceptBackup acceptBackup;
    private final BackupEvents events;
    private final Clock clock;

    public RetryBackup(
            Transactions transactions, Backups backups, AcceptBackup acceptBackup, BackupEvents events, Clock clock) {
        this.transactions = transactions;
        this.backups = backups;
        this.acceptBackup = acceptBackup;
        this.events = events;
        this.clock = clock;
    }

    /** {@code key}: as for any other backup; {@code name} is that of the new one, null for one of its own. */
    public Uni<RetryResult> retry(BackupId id, @Nullable BackupName name, Optional<String> key) {
        return transactions.inTransaction(() -> backups.lock(id)
                .chain(found -> found.map(backup -> retry(backup, name, key))
                        .orElseGet(() -> Uni.createFrom().item(new RetryResult.NoSuchBackup(id)))));
    }

    private Uni<RetryResult> retry(Backup backup, @Nullable BackupName name, Optional<String> key) {
        return switch (Retry.of(backup)) {
            case Retry.NotYet() -> refused(new RetryResult.HasNotEnded(backup));
            case Retry.NothingFailed() -> refused(new RetryResult.NothingFailed(backup));
            case Retry.InVain(var problems) -> refused(new RetryResult.InVain(problems));
            case Retry.Of(var selections) ->
                acceptBackup
                        .accept(request(backup, selections, name), key)
                        .chain(result -> noted(backup, result))
                        .map(Asked::new);
        };
    }

    private static BackupRequest request(Backup backup, List<SelectionRequest> selections, @Nullable BackupName name) {
        var order = backup.order();
        return new BackupRequest(
                order.cluster(), order.location(), selections, order.skipVolumeData(), name, new RetryOf(backup.id()));
    }

    private Uni<BackupResult> noted(Backup backup, BackupResult result) {
        if (!(result instanceof BackupResult.Accepted accepted)) {
            return Uni.createFrom().item(result);
        }
        Instant now = clock.instant();
        Backup retried = backup.retriedBy(accepted.backup().id());
        return backups.update(retried, now)
                .chain(() -> events.publish(retried, Change.RETRIED, now))
                .replaceWith(result);
    }

    private static Uni<RetryResult> refused(RetryResult.Refused reason) {
        return Uni.createFrom().item(reason);
    }
}
