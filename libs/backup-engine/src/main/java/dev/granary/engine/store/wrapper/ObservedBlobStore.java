package dev.granary.engine.store.wrapper;

import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobPage;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobUpload;
import dev.granary.engine.store.wrapper.StoreObserver.Operation;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells an observer what happens: metrics and progress. Around a store that tries again it sees what a caller sees, and
 * each byte once; within, it sees every try.
 */
public final class ObservedBlobStore implements BlobStore {

    private final BlobStore store;
    private final StoreObserver observer;
    private final Waiting time;

    /** Measures by the machine's time. */
    public ObservedBlobStore(BlobStore store, StoreObserver observer) {
        this(store, observer, Waiting.real());
    }

    public ObservedBlobStore(BlobStore store, StoreObserver observer, Waiting time) {
        this.store = store;
        this.observer = observer;
        this.time = time;
    }

    private ObservedCall begin(Operation operation) {
        return new ObservedCall(operation, observer, time);
    }

    @Override
    public void put(BlobName name, byte[] bytes) {
        begin(Operation.PUT).whole(() -> {
            store.put(name, bytes);
            observer.sent(bytes.length);
            return bytes;
        });
    }

    @Override
    public BlobUpload upload(BlobName name) {
        return new ObservedUpload(store.upload(name), observer, begin(Operation.UPLOAD));
    }

    @Override
    public InputStream get(BlobName name) {
        ObservedCall call = begin(Operation.GET);
        return new ObservedStream(call.part(() -> store.get(name)), observer, call);
    }

    @Override
    public InputStream get(BlobName name, long offset, long length) {
        ObservedCall call = begin(Operation.GET);
        return new ObservedStream(call.part(() -> store.get(name, offset, length)), observer, call);
    }

    @Override
    public Optional<BlobInfo> head(BlobName name) {
        return begin(Operation.HEAD).whole(() -> store.head(name));
    }

    @Override
    public BlobPage list(String prefix, @Nullable String cursor, int limit) {
        return begin(Operation.LIST).whole(() -> store.list(prefix, cursor, limit));
    }

    @Override
    public void delete(BlobName name) {
        begin(Operation.DELETE).whole(() -> {
            store.delete(name);
            return name;
        });
    }

    @Override
    public Optional<Instant> extendRetention(BlobName name, Instant until) {
        return begin(Operation.EXTEND_RETENTION).whole(() -> store.extendRetention(name, until));
    }
}
