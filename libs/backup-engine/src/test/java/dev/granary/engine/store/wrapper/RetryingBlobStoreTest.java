package dev.granary.engine.store.wrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.BlobUpload;
import dev.granary.engine.store.fakes.Call;
import dev.granary.engine.store.fakes.Fault;
import dev.granary.engine.store.fakes.FaultPlan;
import dev.granary.engine.store.fakes.ManualTime;
import dev.granary.engine.store.fakes.UnreliableBlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryingBlobStoreTest {

    private static final BlobName NAME = new BlobName("a/b");
    private static final byte[] BYTES = {1, 2, 3, 4, 5, 6};
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    private final ManualTime time = new ManualTime();
    private final BlobStore memory = new MemoryBlobStore(time);

    private BlobStore over(Fault... faults) {
        return over(FaultPlan.of(faults));
    }

    private BlobStore over(FaultPlan plan) {
        return new RetryingBlobStore(
                new UnreliableBlobStore(memory, plan), Patience.until(DEADLINE), time, new Random(1));
    }

    @Test
    void putsAgainUntilItIsStored() throws Exception {
        over(new Fault.NoAnswer(), new Fault.Busy(503, null), new Fault.CutUpload())
                .put(NAME, BYTES);

        assertThat(memory.get(NAME).readAllBytes()).isEqualTo(BYTES);
        assertThat(time.pauses()).hasSize(3);
    }

    @Test
    void knowsItsOwnBlobAgainWhenTheAnswerGotLost() {
        over(new Fault.LostAnswer()).put(NAME, BYTES);

        assertThat(memory.head(NAME)).isPresent();
    }

    @Test
    void knowsItsOwnBlobAgainAlthoughTheComparisonIsDisturbed() {
        over(new Fault.LostAnswer(), new Fault.CutDownload(2), new Fault.NoAnswer())
                .put(NAME, BYTES);

        assertThat(memory.head(NAME)).isPresent();
    }

    @Test
    void tellsAnothersBlobFromItsOwn() {
        memory.put(NAME, new byte[] {1, 2, 3, 4, 5, 7});

        assertThatThrownBy(() -> over(new Fault.NoAnswer()).put(NAME, BYTES))
                .isInstanceOf(BlobStoreException.BlobExists.class);
    }

    @Test
    void takesNoBlobForItsOwnThatWasThereBeforeTheFirstTry() {
        memory.put(NAME, BYTES);

        assertThatThrownBy(() -> over().put(NAME, BYTES)).isInstanceOf(BlobStoreException.BlobExists.class);
    }

    @Test
    void repeatsTheBlockOfAnUploadThatFailed() throws Exception {
        BlobStore store = over(new Fault.CutUpload(), new Fault.LostAnswer(), new Fault.Busy(429, null));

        try (BlobUpload upload = store.upload(NAME)) {
            upload.append(BYTES, 0, 4);
            upload.append(BYTES, 4, 2);
            upload.commit();
        }

        assertThat(memory.get(NAME).readAllBytes()).isEqualTo(BYTES);
    }

    @Test
    void knowsItsOwnUploadAgainWhenTheAnswerToTheCommitGotLost() throws Exception {
        BlobStore losing = over(call -> call == Call.COMMIT && memory.head(NAME).isEmpty()
                ? Optional.of(new Fault.LostAnswer())
                : Optional.empty());

        try (BlobUpload upload = losing.upload(NAME)) {
            upload.append(BYTES, 0, 6);
            upload.commit();
        }

        assertThat(memory.get(NAME).readAllBytes()).isEqualTo(BYTES);
    }

    @Test
    void tellsAnothersBlobFromItsOwnUpload() {
        memory.put(NAME, new byte[6]);

        try (BlobUpload upload =
                over(new Fault.NoAnswer(), new Fault.NoAnswer()).upload(NAME)) {
            upload.append(BYTES, 0, 6);
            assertThatThrownBy(upload::commit).isInstanceOf(BlobStoreException.BlobExists.class);
        }
    }

    @Test
    void goesOnWithAStreamWhereItBroke() throws Exception {
        memory.put(NAME, BYTES);
        BlobStore store = over(new Fault.CutDownload(2), new Fault.CutDownload(0), new Fault.CutDownload(3));

        assertThat(store.get(NAME).readAllBytes()).isEqualTo(BYTES);
    }

    @Test
    void goesOnWithARangeWhereItBroke() throws Exception {
        memory.put(NAME, BYTES);
        BlobStore store = over(new Fault.CutDownload(1), new Fault.CutDownload(2));

        assertThat(store.get(NAME, 1, 4).readAllBytes()).containsExactly(2, 3, 4, 5);
    }

    @Test
    void isPatientAnewWithEveryByteOfAStream() throws Exception {
        memory.put(NAME, BYTES);
        BlobStore store = over(FaultPlan.always(new Fault.CutDownload(1)));

        try (InputStream stream = store.get(NAME)) {
            for (byte expected : BYTES) {
                time.pass(DEADLINE);
                assertThat(stream.read()).isEqualTo(expected);
            }
        }
    }

    @Test
    void givesUpAStreamThatBringsNothingMore() throws Exception {
        memory.put(NAME, BYTES);
        BlobStore store = over(FaultPlan.always(new Fault.CutDownload(0)));

        try (InputStream stream = store.get(NAME)) {
            assertThatThrownBy(stream::read).isInstanceOf(BlobStoreException.Unreachable.class);
        }
        assertThat(time.elapsed()).isLessThanOrEqualTo(DEADLINE);
    }

    @Test
    void givesUpBeforeTheDeadline() {
        BlobStore store = over(FaultPlan.always(new Fault.NoAnswer()));

        assertThatThrownBy(() -> store.head(NAME)).isInstanceOf(BlobStoreException.Unreachable.class);

        assertThat(time.elapsed()).isBetween(DEADLINE.minusSeconds(30), DEADLINE);
    }

    @Test
    void waitsLongerEachTimeAndNeverTheSame() {
        assertThatThrownBy(() -> over(FaultPlan.always(new Fault.NoAnswer())).delete(NAME))
                .isInstanceOf(BlobStoreException.Unreachable.class);

        assertThat(time.pauses().getFirst()).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
        assertThat(time.pauses().getLast()).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
        assertThat(time.pauses()).doesNotHaveDuplicates();
    }

    @Test
    void waitsAsLongAsTheStoreAsks() {
        over(new Fault.Busy(503, Duration.ofSeconds(90))).put(NAME, BYTES);

        assertThat(time.elapsed()).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(91));
    }

    @Test
    void doesNotWaitWhenTheStoreAsksForMoreThanThereIsPatience() {
        BlobStore store = over(new Fault.Busy(429, Duration.ofHours(1)));

        assertThatThrownBy(() -> store.list("", null, 1)).isInstanceOf(BlobStoreException.Throttled.class);

        assertThat(time.pauses()).isEmpty();
    }

    @Test
    void triesOnceMoreWhatCameDamaged() throws Exception {
        memory.put(NAME, BYTES);

        assertThat(over(new Fault.Damaged()).get(NAME).readAllBytes()).isEqualTo(BYTES);
        assertThatThrownBy(() -> over(new Fault.Damaged(), new Fault.Damaged()).get(NAME))
                .isInstanceOf(BlobStoreException.Corrupt.class);
    }

    @Test
    void doesNotTryAgainWhatIsRefused() {
        BlobStore store = over();

        assertThatThrownBy(() -> store.get(NAME)).isInstanceOf(BlobStoreException.BlobAbsent.class);

        assertThat(time.pauses()).isEmpty();
    }

    @Test
    void stopsWaitingWhenInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> over(new Fault.NoAnswer()).put(NAME, BYTES))
                .isInstanceOf(BlobStoreException.Unreachable.class);

        assertThat(Thread.interrupted()).isTrue();
    }
}
