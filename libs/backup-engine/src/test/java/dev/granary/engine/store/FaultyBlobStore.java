package dev.granary.engine.store;

import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A store that fails at one of its calls: before it takes effect, or after, as when only the answer gets lost. From then
 * on every call fails, as for a process that dies there.
 */
public final class FaultyBlobStore implements BlobStore {

    /** When the call fails. */
    public enum Moment {
        BEFORE,
        AFTER
    }

    private final BlobStore store;
    private final int failingCall;
    private final Moment moment;
    private int calls;

    public FaultyBlobStore(BlobStore store, int failingCall, Moment moment) {
        this.store = store;
        this.failingCall = failingCall;
        this.moment = moment;
    }

    /** What is behind it, without faults. */
    public BlobStore store() {
        return store;
    }

    public int calls() {
        return calls;
    }

    @Override
    public void put(BlobName name, byte[] bytes) {
        step(() -> store.put(name, bytes));
    }

    @Override
    public BlobUpload upload(BlobName name) {
        BlobUpload upload = store.upload(name);
        return new BlobUpload() {
            @Override
            public void append(byte[] bytes, int offset, int length) {
                step(() -> upload.append(bytes, offset, length));
            }

            @Override
            public void commit() {
                step(upload::commit);
            }

            @Override
            public void close() {
                upload.close();
            }
        };
    }

    @Override
    public InputStream get(BlobName name) {
        step(() -> {});
        return store.get(name);
    }

    @Override
    public InputStream get(BlobName name, long offset, long length) {
        step(() -> {});
        return store.get(name, offset, length);
    }

    @Override
    public Optional<BlobInfo> head(BlobName name) {
        step(() -> {});
        return store.head(name);
    }

    @Override
    public BlobPage list(String prefix, @Nullable String cursor, int limit) {
        step(() -> {});
        return store.list(prefix, cursor, limit);
    }

    @Override
    public void delete(BlobName name) {
        step(() -> store.delete(name));
    }

    @Override
    public Optional<Instant> extendRetention(BlobName name, Instant until) {
        step(() -> {});
        return store.extendRetention(name, until);
    }

    private void step(Runnable call) {
        calls++;
        if (calls > failingCall || (calls == failingCall && moment == Moment.BEFORE)) {
            throw new BlobStoreException.Unreachable("call " + calls + " fails", null);
        }
        call.run();
        if (calls == failingCall) {
            throw new BlobStoreException.Unreachable("the answer to call " + calls + " got lost", null);
        }
    }
}
