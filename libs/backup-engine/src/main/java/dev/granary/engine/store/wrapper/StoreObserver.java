package dev.granary.engine.store.wrapper;

import dev.granary.engine.store.BlobStoreException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Is told what happens at a store: for metrics and for progress. Called by the store's threads, at once; never throws. */
public interface StoreObserver {

    /** Calls of the port. An upload and a stream are one call each, from the first to the last. */
    enum Operation {
        PUT,
        UPLOAD,
        GET,
        HEAD,
        LIST,
        DELETE,
        EXTEND_RETENTION
    }

    /**
     * A call ended. An upload that is given up is not told.
     *
     * @param took time within the store; what the caller did between two blocks does not count
     * @param failure null when it succeeded
     */
    default void called(Operation operation, Duration took, @Nullable BlobStoreException failure) {}

    /** So many more bytes were taken by the store, bound or not. */
    default void sent(long bytes) {}

    /** So many more bytes came from the store. */
    default void received(long bytes) {}
}
