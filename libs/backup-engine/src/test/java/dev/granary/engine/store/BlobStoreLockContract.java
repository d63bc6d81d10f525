package dev.granary.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The law of locks, for stores that have them: new blobs are held for {@link #RETENTION}. */
public abstract class BlobStoreLockContract {

    protected static final Duration RETENTION = Duration.ofDays(7);

    private static final BlobName NAME = new BlobName("a/b");
    private static final byte[] BYTES = {1, 2, 3};

    private BlobStore store;

    /** A store without blobs. */
    protected abstract BlobStore lockingStore();

    /** What the store's clock shows. */
    protected abstract Instant now();

    protected abstract void pass(Duration time);

    @BeforeEach
    void putOne() {
        store = lockingStore();
        store.put(NAME, BYTES);
    }

    @Test
    void holdsANewBlobForTheRetentionOfTheContainer() {
        Instant end = now().plus(RETENTION);

        assertThat(store.head(NAME).orElseThrow().lockedUntil()).isEqualTo(end);
        assertThat(store.head(NAME).orElseThrow().isLockedAt(now())).isTrue();
    }

    @Test
    void holdsAnUploadedBlobToo() {
        BlobName uploaded = new BlobName("uploaded");
        try (BlobUpload upload = store.upload(uploaded)) {
            upload.append(BYTES, 0, 3);
            upload.commit();
        }

        assertThatThrownBy(() -> store.delete(uploaded)).isInstanceOf(BlobStoreException.Locked.class);
    }

    @Test
    void refusesToDeleteBeforeTheDateAndNamesIt() throws Exception {
        Instant end = now().plus(RETENTION);
        pass(RETENTION.minusSeconds(1));

        var locked = catchThrowableOfType(BlobStoreException.Locked.class, () -> store.delete(NAME));

        assertThat(locked.until()).contains(end);
        assertThat(store.get(NAME).readAllBytes()).isEqualTo(BYTES);
    }

    @Test
    void deletesAfterTheDate() {
        pass(RETENTION);

        store.delete(NAME);

        assertThat(store.head(NAME)).isEmpty();
    }

    @Test
    void refusesToOverwriteLikeAnyStore() throws Exception {
        assertThatThrownBy(() -> store.put(NAME, new byte[1])).isInstanceOf(BlobStoreException.BlobExists.class);

        assertThat(store.get(NAME).readAllBytes()).isEqualTo(BYTES);
    }

    @Test
    void holdsABlobLongerWhenAsked() {
        Instant later = now().plus(RETENTION).plus(RETENTION);

        assertThat(store.extendRetention(NAME, later)).contains(later);

        pass(RETENTION);
        assertThatThrownBy(() -> store.delete(NAME)).isInstanceOf(BlobStoreException.Locked.class);
        pass(RETENTION);
        store.delete(NAME);
        assertThat(store.head(NAME)).isEmpty();
    }

    @Test
    void neverShortens() {
        Instant end = now().plus(RETENTION);

        assertThat(store.extendRetention(NAME, now().plusSeconds(60))).contains(end);

        assertThat(store.head(NAME).orElseThrow().lockedUntil()).isEqualTo(end);
    }

    @Test
    void extendsTwiceToTheSameEffect() {
        Instant later = now().plus(RETENTION).plusSeconds(60);

        store.extendRetention(NAME, later);

        assertThat(store.extendRetention(NAME, later)).contains(later);
    }

    @Test
    void holdsABlobAnewWhoseLockHasEnded() {
        pass(RETENTION.plusSeconds(1));
        Instant later = now().plusSeconds(60);

        assertThat(store.extendRetention(NAME, later)).contains(later);

        assertThatThrownBy(() -> store.delete(NAME)).isInstanceOf(BlobStoreException.Locked.class);
    }

    @Test
    void takesATimeThatHasPassedForNoRequest() {
        Instant end = now().plus(RETENTION);

        assertThat(store.extendRetention(NAME, now().minusSeconds(60))).contains(end);
    }

    @Test
    void cannotHoldABlobThatIsAbsent() {
        assertThatThrownBy(() -> store.extendRetention(new BlobName("absent"), now().plus(RETENTION)))
                .isInstanceOf(BlobStoreException.BlobAbsent.class);
    }

    @Test
    void listsTheSameLocksThatItTellsOfASingleBlob() {
        store.put(new BlobName("a/c"), BYTES);
        store.extendRetention(new BlobName("a/c"), now().plus(RETENTION).plusSeconds(60));

        List<BlobInfo> listed = new ArrayList<>();
        store.forEach("", listed::add);

        assertThat(listed)
                .containsExactly(
                        store.head(NAME).orElseThrow(),
                        store.head(new BlobName("a/c")).orElseThrow());
    }
}
