package dev.granary.backup.application.port;

import dev.granary.backup.domain.BackupId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The keys under which callers asked for backups; kept as long as their backup. Every call joins the transaction. */
public interface IdempotencyKeys {
    Uni<Optional<Taken>> find(String key);

    /**
     * Takes the key for a backup that is added in the same transaction. Waits for another transaction that is just
     * taking it; false when it is taken.
     */
    Uni<Boolean> take(String key, Taken by);

    /** {@code fingerprint} stands for the content of the request that took the key. */
    record Taken(String fingerprint, BackupId backup) {}
}
