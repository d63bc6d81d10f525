package dev.granary.engine.store.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreContract;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.BlobUpload;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class UnreliableBlobStoreTest extends BlobStoreContract {

    private static final BlobName NAME = new BlobName("a/b");

    private final BlobStore memory = new MemoryBlobStore(InstantSource.system());

    @Override
    protected BlobStore emptyStore() {
        return new UnreliableBlobStore(memory, FaultPlan.none());
    }

    @Override
    protected BlobStore storeWithoutContainer() {
        return new UnreliableBlobStore(MemoryBlobStore.withoutContainer(), FaultPlan.none());
    }

    private BlobStore store(Fault... faults) {
        return new UnreliableBlobStore(memory, FaultPlan.of(faults));
    }

    @Test
    void isBusyAndSaysHowLong() {
        BlobStore store = store(new Fault.Busy(429, Duration.ofSeconds(3)));

        var busy = catchThrowableOfType(BlobStoreException.Throttled.class, () -> store.put(NAME, new byte[1]));

        assertThat(busy.retryAfter()).contains(Duration.ofSeconds(3));
        assertThat(memory.head(NAME)).isEmpty();
    }

    @Test
    void timesOutAfterItHasStored() {
        BlobStore store = store(new Fault.LostAnswer());

        assertThatThrownBy(() -> store.put(NAME, new byte[1])).isInstanceOf(BlobStoreException.Unreachable.class);

        assertThat(memory.head(NAME)).isPresent();
    }

    @Test
    void cutsAnUploadWhoseBlockCanBeSentAgain() throws Exception {
        BlobStore store = store(new Fault.CutUpload());
        byte[] bytes = {1, 2, 3, 4, 5};

        try (BlobUpload upload = store.upload(NAME)) {
            assertThatThrownBy(() -> upload.append(bytes, 0, 5)).isInstanceOf(BlobStoreException.Unreachable.class);
            upload.append(bytes, 0, 5);
            upload.commit();
        }

        assertThat(memory.get(NAME).readAllBytes()).isEqualTo(bytes);
    }

    @Test
    void cutsADownloadShort() throws Exception {
        memory.put(NAME, new byte[] {1, 2, 3, 4, 5});
        BlobStore store = store(new Fault.CutDownload(2), new Fault.SilentCut(2));

        try (InputStream broken = store.get(NAME)) {
            assertThat(broken.readNBytes(2)).containsExactly(1, 2);
            assertThatThrownBy(broken::read).isInstanceOf(BlobStoreException.Unreachable.class);
        }
        try (InputStream shortened = store.get(NAME)) {
            assertThat(shortened.readAllBytes()).containsExactly(1, 2);
        }
    }

    @Test
    void flipsABitOfWhatIsStoredOrRead() throws Exception {
        BlobStore store = store(new Fault.FlippedBit(1), new Fault.FlippedBit(2));

        store.put(NAME, new byte[] {0, 0, 0, 0});

        assertThat(memory.get(NAME).readAllBytes()).containsExactly(0, 1, 0, 0);
        assertThat(store.get(NAME).readAllBytes()).containsExactly(0, 1, 1, 0);
        assertThat(store.get(NAME).readAllBytes()).containsExactly(0, 1, 0, 0);
    }
}
