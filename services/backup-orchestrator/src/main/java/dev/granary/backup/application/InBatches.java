package dev.granary.backup.application;

import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Treats all that is found, {@value #SIZE} at most in one transaction. What was treated must not be found again. */
final class InBatches {
    static final int SIZE = 200;

    private InBatches() {}

    /** One after another, until fewer are found than a batch takes. */
    static <T> Uni<Void> each(Transactions transactions, Supplier<Uni<List<T>>> some, Function<T, Uni<Void>> treat) {
        return transactions
                .inTransaction(
                        () -> some.get().chain(found -> each(found, treat).replaceWith(found.size())))
                .chain(found -> found == SIZE
                        ? each(transactions, some, treat)
                        : Uni.createFrom().voidItem());
    }

    private static <T> Uni<Void> each(List<T> found, Function<T, Uni<Void>> treat) {
        return Multi.createFrom()
                .iterable(found)
                .onItem()
                .transformToUniAndConcatenate(treat::apply)
                .collect()
                .last();
    }
}
