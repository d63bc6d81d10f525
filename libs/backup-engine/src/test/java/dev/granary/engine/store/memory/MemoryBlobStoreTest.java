package dev.granary.engine.store.memory;

import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreContract;
import java.time.InstantSource;

class MemoryBlobStoreTest extends BlobStoreContract {

    @Override
    protected BlobStore emptyStore() {
        return new MemoryBlobStore(InstantSource.system());
    }

    @Override
    protected BlobStore storeWithoutContainer() {
        return MemoryBlobStore.withoutContainer();
    }
}
