package dev.granary.engine.store.wrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreContract;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.BlobUpload;
import dev.granary.engine.store.fakes.Fault;
import dev.granary.engine.store.fakes.FaultPlan;
import dev.granary.engine.store.fakes.ManualTime;
import dev.granary.engine.store.fakes.UnreliableBlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObservedBlobStoreTest extends BlobStoreContract {

    private static final BlobName NAME = new BlobName("a/b");

    private final Notes notes = new Notes();
    private final ManualTime time = new ManualTime();

    @Override
    protected BlobStore emptyStore() {
        return new ObservedBlobStore(new MemoryBlobStore(InstantSource.system()), notes, time);
    }

    @Override
    protected BlobStore storeWithoutContainer() {
        return new ObservedBlobStore(MemoryBlobStore.withoutContainer(), notes);
    }

    @Test
    void tellsEveryCall() {
        BlobStore store = emptyStore();

        store.put(NAME, new byte[100]);
        store.head(NAME);
        store.list("", null, 1);
        store.extendRetention(NAME, Instant.EPOCH);
        store.delete(NAME);

        assertThat(notes.calls).containsExactly("PUT ok", "HEAD ok", "LIST ok", "EXTEND_RETENTION ok", "DELETE ok");
    }

    @Test
    void tellsAFailureByItsType() {
        BlobStore store = emptyStore();

        assertThatThrownBy(() -> store.get(NAME)).isInstanceOf(BlobStoreException.BlobAbsent.class);

        assertThat(notes.calls).containsExactly("GET BlobAbsent");
    }

    @Test
    void countsBytesWhileTheyMove() throws Exception {
        BlobStore store = emptyStore();

        try (BlobUpload upload = store.upload(NAME)) {
            upload.append(new byte[7], 0, 7);
            assertThat(notes.sent).isEqualTo(7);
            upload.append(new byte[7], 0, 4);
            upload.commit();
        }
        try (InputStream stream = store.get(NAME)) {
            stream.readNBytes(5);
            assertThat(notes.received).isEqualTo(5);
        }

        assertThat(notes.sent).isEqualTo(11);
        assertThat(notes.calls).containsExactly("UPLOAD ok", "GET ok");
    }

    @Test
    void doesNotTellAnUploadThatIsGivenUp() {
        try (BlobUpload upload = emptyStore().upload(NAME)) {
            upload.append(new byte[7], 0, 7);
        }

        assertThat(notes.calls).isEmpty();
    }

    @Test
    void measuresTheStoreAndNotTheReader() throws Exception {
        BlobStore slow = new UnreliableBlobStore(new MemoryBlobStore(time), call -> {
            time.pass(Duration.ofSeconds(2));
            return Optional.empty();
        });
        BlobStore store = new ObservedBlobStore(slow, notes, time);
        store.put(NAME, new byte[1]);

        try (InputStream stream = store.get(NAME)) {
            time.pass(Duration.ofHours(1));
            stream.readAllBytes();
        }

        assertThat(notes.took).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void seesEveryTryFromWithinAndOneCallFromOutside() throws Exception {
        Notes outside = new Notes();
        var unreliable = new UnreliableBlobStore(
                new MemoryBlobStore(time), FaultPlan.of(new Fault.NoAnswer(), new Fault.CutDownload(1)));
        var tries = new ObservedBlobStore(unreliable, notes, time);
        var patient = new RetryingBlobStore(tries, Patience.until(Duration.ofMinutes(1)), time, new Random(1));
        BlobStore store = new ObservedBlobStore(patient, outside, time);

        store.put(NAME, new byte[3]);
        try (InputStream stream = store.get(NAME)) {
            stream.readAllBytes();
        }

        assertThat(notes.calls).containsExactly("PUT Unreachable", "PUT ok", "GET Unreachable", "GET ok");
        assertThat(outside.calls).containsExactly("PUT ok", "GET ok");
        assertThat(outside.received).isEqualTo(3);
    }

    private static final class Notes implements StoreObserver {
        private final List<String> calls = new ArrayList<>();
        private Duration took = Duration.ZERO;
        private long sent;
        private long received;

        @Override
        public synchronized void called(Operation operation, Duration took, @Nullable BlobStoreException failure) {
            calls.add(operation + " "
                    + (failure == null ? "ok" : failure.getClass().getSimpleName()));
            this.took = this.took.plus(took);
        }

        @Override
        public synchronized void sent(long bytes) {
            sent += bytes;
        }

        @Override
        public synchronized void received(long bytes) {
            received += bytes;
        }
    }
}
