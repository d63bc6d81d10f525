package dev.granary.engine.protocol;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.PackList;
import dev.granary.engine.manifest.PackListBuilder;
import dev.granary.engine.pack.PackId;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobUpload;
import dev.granary.engine.store.ForwardingBlobStore;
import java.util.Optional;
import java.util.UUID;

/** The store as an attempt may use it: writes go into its own directory or become packs, and the packs are remembered. */
final class SessionStore extends ForwardingBlobStore {

    private final AttemptKey attempt;
    private final PackListBuilder packs = new PackListBuilder();
    private boolean ended;

    SessionStore(BlobStore store, AttemptKey attempt) {
        super(store);
        this.attempt = attempt;
    }

    /** No more writes from here on. */
    synchronized void end() {
        ended = true;
    }

    /** Every pack that may have been stored by this process for this attempt. */
    synchronized PackList packs() {
        return packs.build();
    }

    @Override
    public void put(BlobName name, byte[] bytes) {
        note(name);
        super.put(name, bytes);
    }

    @Override
    public BlobUpload upload(BlobName name) {
        note(name);
        return super.upload(name);
    }

    private synchronized void note(BlobName name) {
        UUID clusterId = attempt.backup().clusterId();
        Optional<PackId> pack = PackId.of(clusterId, name);
        if (ended) {
            throw new IllegalStateException("the attempt has ended");
        }
        if (pack.isEmpty() && (!name.value().startsWith(attempt.prefix()) || name.equals(attempt.manifest()))) {
            throw new IllegalArgumentException("no blob of this attempt: " + name);
        }
        pack.ifPresent(id -> packs.add(id, 0, 0));
    }

    /** An attempt removes nothing while it is open. */
    @Override
    public void delete(BlobName name) {
        throw new UnsupportedOperationException("an open attempt removes nothing");
    }
}
