package dev.granary.discovery.fakes;

import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** Runs the work where it is asked for. */
public final class DirectTransactions implements Transactions {

    @Override
    public <T> Uni<T> inTransaction(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(work::get);
    }
}
