package dev.granary.engine.store.wrapper;

import dev.granary.engine.store.BlobStoreException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call, perhaps in parts; told once. A part after a failure begins the next try, which is a call of its own. */
final class ObservedCall {

    private final StoreObserver.Operation operation;
    private final StoreObserver observer;
    private final Waiting time;
    private Duration took = Duration.ZERO;
    private boolean told;

    ObservedCall(StoreObserver.Operation operation, StoreObserver observer, Waiting time) {
        this.operation = operation;
        this.observer = observer;
        this.time = time;
    }

    <T> T whole(Supplier<T> call) {
        T result = part(call);
        end();
        return result;
    }

    /** A failure ends the call. */
    <T> T part(Supplier<T> call) {
        if (told) {
            told = false;
            took = Duration.ZERO;
        }
        Duration start = time.elapsed();
        try {
            T result = call.get();
            took = took.plus(time.elapsed().minus(start));
            return result;
        } catch (BlobStoreException e) {
            took = took.plus(time.elapsed().minus(start));
            tell(e);
            throw e;
        }
    }

    void end() {
        tell(null);
    }

    private void tell(@Nullable BlobStoreException failure) {
        if (!told) {
            told = true;
            observer.called(operation, took, failure);
        }
    }
}
