package dev.granary.engine.store.fakes;

import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobPage;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.BlobUpload;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store to which a plan of faults happens. What a fault means for a call is in {@link FaultyCall}. */
public final class UnreliableBlobStore implements BlobStore {

    private final BlobStore store;
    private final FaultPlan plan;

    public UnreliableBlobStore(BlobStore store, FaultPlan plan) {
        this.store = store;
        this.plan = plan;
    }

    private FaultyCall call(Call call, BlobName name) {
        return new FaultyCall(name, plan.next(call).orElse(null));
    }

    private FaultyCall call(Call call) {
        return call(call, new BlobName("container"));
    }

    @Override
    public void put(BlobName name, byte[] bytes) {
        FaultyCall call = call(Call.PUT, name);
        call.run(() -> store.put(name, call.sent(bytes)));
    }

    @Override
    public BlobUpload upload(BlobName name) {
        return new UnreliableUpload(store.upload(name), name, plan);
    }

    @Override
    public InputStream get(BlobName name) {
        return read(name, () -> store.get(name));
    }

    @Override
    public InputStream get(BlobName name, long offset, long length) {
        return read(name, () -> store.get(name, offset, length));
    }

    private InputStream read(BlobName name, Supplier<InputStream> request) {
        FaultyCall call = call(Call.GET, name);
        return call.received(call.answer(request));
    }

    @Override
    public Optional<BlobInfo> head(BlobName name) {
        return call(Call.HEAD, name).answer(() -> store.head(name));
    }

    @Override
    public BlobPage list(String prefix, @Nullable String cursor, int limit) {
        return call(Call.LIST).answer(() -> store.list(prefix, cursor, limit));
    }

    @Override
    public void delete(BlobName name) {
        call(Call.DELETE, name).run(() -> store.delete(name));
    }

    @Override
    public Optional<Instant> extendRetention(BlobName name, Instant until) {
        return call(Call.EXTEND_RETENTION, name).answer(() -> store.extendRetention(name, until));
    }

    /** What {@link BlobStoreException} says of a store that is silent. */
    static BlobStoreException unreachable(String what, BlobName name) {
        return new BlobStoreException.Unreachable(what + ": " + name, null);
    }
}
