package dev.granary.backup.application.port;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * The keys under which callers asked for one kind of work, which {@code I} identifies: backups or restores. The two kinds
 * know nothing of each other's keys. A key is kept as long as its work. Every call joins the transaction.
 */
public interface IdempotencyKeys<I> {
    Uni<Optional<Taken<I>>> find(String key);

    /**
     * Takes the key for work that is added in the same transaction. Waits for another transaction that is just taking
     * it; false when it is taken.
     */
    Uni<Boolean> take(String key, Taken<I> by);

    /** {@code fingerprint} stands for the content of the request that took the key. */
    record Taken<I>(String fingerprint, I work) {}
}
