package dev.granary.engine.store.wrapper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreContract;
import dev.granary.engine.store.BlobUpload;
import dev.granary.engine.store.fakes.ManualTime;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class PacedBlobStoreTest extends BlobStoreContract {

    private static final BlobName NAME = new BlobName("a/b");

    private final ManualTime time = new ManualTime();

    @Override
    protected BlobStore emptyStore() {
        return paced(new MemoryBlobStore(InstantSource.system()));
    }

    @Override
    protected BlobStore storeWithoutContainer() {
        return paced(MemoryBlobStore.withoutContainer());
    }

    /** One request per second, of ten bytes. */
    private BlobStore paced(BlobStore store) {
        return new PacedBlobStore(store, new RequestPace(1, 1, time), 10);
    }

    @Test
    void takesATurnForEveryCall() throws Exception {
        BlobStore store = emptyStore();

        store.put(NAME, new byte[100]);
        store.head(NAME);
        store.list("", null, 1);
        store.extendRetention(NAME, Instant.EPOCH);
        store.get(NAME, 0, 1).close();
        store.get(NAME).close();
        store.delete(NAME);

        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void takesATurnForEveryBlockOfAStream() throws Exception {
        BlobStore store = emptyStore();
        store.put(NAME, new byte[35]);

        store.get(NAME).readAllBytes();

        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void takesATurnForEveryBlockOfAnUpload() {
        BlobStore store = emptyStore();

        try (BlobUpload upload = store.upload(NAME)) {
            for (int i = 0; i < 25; i++) {
                upload.append(new byte[1], 0, 1);
            }
            upload.commit();
        }

        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(3));
    }
}
