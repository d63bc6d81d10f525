package dev.granary.backup.application;

import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Starts a backup on a person's request. */
public final class RequestBackup {
    private final Transactions transactions;
    private final AcceptBackup acceptBackup;

    public RequestBackup(Transactions transactions, AcceptBackup acceptBackup) {
        this.transactions = transactions;
        this.acceptBackup = acceptBackup;
    }

    /** {@code key}: the caller's name for this request; empty when it will not be repeated. */
    public Uni<BackupResult> request(BackupRequest request, Optional<String> key) {
        return transactions.inTransaction(() -> acceptBackup.accept(request, key));
    }
}
