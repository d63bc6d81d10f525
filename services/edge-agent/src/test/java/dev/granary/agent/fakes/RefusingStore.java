package dev.granary.agent.fakes;

import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobPage;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.BlobUpload;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A store of which some calls fail, or lie. */
public final class RefusingStore implements BlobStore {

    /** What can go wrong. */
    public enum Fault {
        PUT,
        GET,
        OTHER_BYTES,
        LIST,
        EMPTY_LIST,
        DELETE
    }

    private final BlobStore store;
    private final Set<Fault> faults;
    private final BlobStoreException failure;

    public RefusingStore(BlobStore store, BlobStoreException failure, Fault... faults) {
        this.store = store;
        this.failure = failure;
        this.faults = Set.of(faults);
    }

    @Override
    public void put(BlobName name, byte[] bytes) {
        failAt(Fault.PUT);
        store.put(name, bytes);
    }

    @Override
    public BlobUpload upload(BlobName name) {
        failAt(Fault.PUT);
        return store.upload(name);
    }

    @Override
    public InputStream get(BlobName name) {
        failAt(Fault.GET);
        return faults.contains(Fault.OTHER_BYTES) ? new ByteArrayInputStream(new byte[5]) : store.get(name);
    }

    @Override
    public InputStream get(BlobName name, long offset, long length) {
        failAt(Fault.GET);
        return store.get(name, offset, length);
    }

    @Override
    public Optional<BlobInfo> head(BlobName name) {
        return store.head(name);
    }

    @Override
    public BlobPage list(String prefix, @Nullable String cursor, int limit) {
        failAt(Fault.LIST);
        return faults.contains(Fault.EMPTY_LIST) ? new BlobPage(List.of(), null) : store.list(prefix, cursor, limit);
    }

    @Override
    public void delete(BlobName name) {
        failAt(Fault.DELETE);
        store.delete(name);
    }

    @Override
    public Optional<Instant> extendRetention(BlobName name, Instant until) {
        return store.extendRetention(name, until);
    }

    private void failAt(Fault fault) {
        if (faults.contains(fault)) {
            throw failure;
        }
    }
}
