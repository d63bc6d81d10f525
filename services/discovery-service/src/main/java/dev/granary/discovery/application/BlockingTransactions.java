package dev.granary.discovery.application;

import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** Transactions for threads that may block. */
public final class BlockingTransactions {

    private final Transactions transactions;

    public BlockingTransactions(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Runs the work in one transaction and returns after the commit. Not for event loops.
     *
     * @throws RuntimeException when the database refused or is away; nothing of the work happened then
     */
    <T> T inTransaction(Supplier<Uni<T>> work) {
        return transactions.inTransaction(work).await().indefinitely();
    }
}
