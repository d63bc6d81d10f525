package dev.granary.engine.store.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreContract;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class LateListingBlobStoreTest extends BlobStoreContract {

    @Override
    protected BlobStore emptyStore() {
        return new LateListingBlobStore(new MemoryBlobStore(InstantSource.system()), 0);
    }

    @Override
    protected BlobStore storeWithoutContainer() {
        return new LateListingBlobStore(MemoryBlobStore.withoutContainer(), 0);
    }

    @Test
    void showsABlobOnlyAfterSoManyListings() {
        var store = new LateListingBlobStore(new MemoryBlobStore(InstantSource.system()), 2);
        store.put(new BlobName("a"), new byte[1]);

        assertThat(store.list("", null, 10).blobs()).isEmpty();
        assertThat(store.list("", null, 10).blobs()).isEmpty();
        assertThat(store.list("", null, 10).blobs()).hasSize(1);
        assertThat(store.head(new BlobName("a"))).isPresent();
    }
}
