package dev.granary.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The law of the port. Every provider and every fake passes it. */
public abstract class BlobStoreContract {

    private static final BlobName NAME = new BlobName("a/b/blob.json");

    private BlobStore store;

    /** A store without blobs, whose container exists. */
    protected abstract BlobStore emptyStore() throws Exception;

    /** A store whose container does not exist. */
    protected abstract BlobStore storeWithoutContainer() throws Exception;

    @BeforeEach
    void open() throws Exception {
        store = emptyStore();
    }

    @Test
    void givesBackWhatWasPut() throws Exception {
        store.put(NAME, utf8("hello"));

        assertThat(bytesOf(store.get(NAME))).isEqualTo(utf8("hello"));
    }

    @Test
    void holdsAnEmptyBlob() throws Exception {
        store.put(NAME, new byte[0]);

        assertThat(bytesOf(store.get(NAME))).isEmpty();
        assertThat(store.head(NAME))
                .hasValueSatisfying(info -> assertThat(info.sizeBytes()).isZero());
    }

    @Test
    void doesNotKeepTheCallersArray() throws Exception {
        byte[] bytes = utf8("hello");
        store.put(NAME, bytes);

        bytes[0] = 'j';

        assertThat(bytesOf(store.get(NAME))).isEqualTo(utf8("hello"));
    }

    @Test
    void refusesToPutOverABlobAndLeavesItAsItIs() throws Exception {
        store.put(NAME, utf8("first"));

        assertThatThrownBy(() -> store.put(NAME, utf8("second"))).isInstanceOf(BlobStoreException.BlobExists.class);

        assertThat(bytesOf(store.get(NAME))).isEqualTo(utf8("first"));
    }

    @Test
    void givesBackWhatWasUploadedInPieces() throws Exception {
        byte[] bytes = random(9_500_000);

        try (BlobUpload upload = store.upload(NAME)) {
            upload.append(bytes, 0, 1);
            upload.append(bytes, 1, 4_999_999);
            upload.append(bytes, 5_000_000, 0);
            upload.append(bytes, 5_000_000, 4_500_000);
            upload.commit();
        }

        assertThat(bytesOf(store.get(NAME))).isEqualTo(bytes);
        assertThat(store.head(NAME).orElseThrow().sizeBytes()).isEqualTo(bytes.length);
    }

    @Test
    void mayBeGivenTheSameBufferForEveryPiece() throws Exception {
        byte[] buffer = new byte[1000];

        try (BlobUpload upload = store.upload(NAME)) {
            for (byte piece = 0; piece < 5; piece++) {
                Arrays.fill(buffer, piece);
                upload.append(buffer, 0, buffer.length);
            }
            upload.commit();
        }

        assertThat(bytesOf(store.get(NAME, 999, 2))).containsExactly(0, 1);
    }

    @Test
    void showsNothingOfAnUploadBeforeItIsCommitted() throws Exception {
        try (BlobUpload upload = store.upload(NAME)) {
            upload.append(random(5_000_000), 0, 5_000_000);

            assertThat(store.head(NAME)).isEmpty();
            assertThat(namesBelow("")).isEmpty();
        }

        assertThat(store.head(NAME)).isEmpty();
        assertThat(namesBelow("")).isEmpty();
    }

    @Test
    void commitsAnUploadWithoutBytes() throws Exception {
        try (BlobUpload upload = store.upload(NAME)) {
            upload.commit();
        }

        assertThat(bytesOf(store.get(NAME))).isEmpty();
    }

    @Test
    void bindsNothingElseWhenACommitIsMadeAgain() throws Exception {
        byte[] large = random(5_000_000);
        try (BlobUpload upload = store.upload(NAME)) {
            upload.append(large, 0, large.length);
            upload.commit();

            Throwable answer = catchThrowable(upload::commit);
            assertThat(answer == null || answer instanceof BlobStoreException.BlobExists)
                    .isTrue();
        }

        assertThat(bytesOf(store.get(NAME))).isEqualTo(large);
    }

    @Test
    void refusesToCommitOverABlobThatAppearedMeanwhile() throws Exception {
        byte[] large = random(5_000_000);
        try (BlobUpload upload = store.upload(NAME)) {
            upload.append(large, 0, large.length);
            store.put(NAME, utf8("first"));

            assertThatThrownBy(upload::commit).isInstanceOf(BlobStoreException.BlobExists.class);
        }

        assertThat(bytesOf(store.get(NAME))).isEqualTo(utf8("first"));
    }

    @Test
    void letsExactlyOneOfSeveralWritersOfANameWin() throws Exception {
        int writers = 4;
        List<Callable<Boolean>> attempts = IntStream.range(0, writers)
                .<Callable<Boolean>>mapToObj(writer -> () -> wins(random(5_000_000, writer)))
                .toList();

        List<Boolean> results = new ArrayList<>();
        try (var executor = Executors.newFixedThreadPool(writers)) {
            for (var result : executor.invokeAll(attempts)) {
                results.add(result.get());
            }
        }

        assertThat(results).containsOnlyOnce(true);
        int winner = results.indexOf(true);
        assertThat(bytesOf(store.get(NAME))).isEqualTo(random(5_000_000, winner));
    }

    private boolean wins(byte[] bytes) {
        try (BlobUpload upload = store.upload(NAME)) {
            upload.append(bytes, 0, bytes.length);
            upload.commit();
            return true;
        } catch (BlobStoreException.BlobExists e) {
            return false;
        }
    }

    @Test
    void saysThatABlobIsAbsent() {
        assertThatThrownBy(() -> bytesOf(store.get(NAME))).isInstanceOf(BlobStoreException.BlobAbsent.class);
        assertThatThrownBy(() -> bytesOf(store.get(NAME, 0, 1))).isInstanceOf(BlobStoreException.BlobAbsent.class);
        assertThat(store.head(NAME)).isEmpty();
    }

    @Test
    void doesNotTakeADirectoryOrAPrefixForABlob() {
        store.put(NAME, utf8("x"));

        assertThat(store.head(new BlobName("a/b"))).isEmpty();
        assertThatThrownBy(() -> bytesOf(store.get(new BlobName("a/b/blob.json/c"))))
                .isInstanceOf(BlobStoreException.BlobAbsent.class);
    }

    @Test
    void readsARangeAndStopsAtTheEnd() throws Exception {
        store.put(NAME, utf8("0123456789"));

        assertThat(bytesOf(store.get(NAME, 2, 3))).isEqualTo(utf8("234"));
        assertThat(bytesOf(store.get(NAME, 8, 100))).isEqualTo(utf8("89"));
        assertThat(bytesOf(store.get(NAME, 10, 1))).isEmpty();
        assertThat(bytesOf(store.get(NAME, 4_000_000_000L, 1))).isEmpty();
    }

    @Test
    void refusesARangeThatIsNone() {
        store.put(NAME, utf8("0123456789"));

        assertThatThrownBy(() -> store.get(NAME, -1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.get(NAME, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.get(NAME, 0, -5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsARangeWithoutAnEnd() throws Exception {
        store.put(NAME, utf8("0123456789"));

        assertThat(bytesOf(store.get(NAME, 7, Long.MAX_VALUE))).isEqualTo(utf8("789"));
        assertThat(bytesOf(store.get(NAME, Long.MAX_VALUE, Long.MAX_VALUE))).isEmpty();
    }

    @Test
    void readsByteByByteAndStopsWhereTheReaderDoes() throws Exception {
        store.put(NAME, new byte[] {-1, 0, 1});

        try (InputStream stream = store.get(NAME)) {
            assertThat(stream.read()).isEqualTo(255);
            assertThat(stream.read(new byte[0])).isZero();
            assertThat(stream.read()).isZero();
        }
        try (InputStream stream = store.get(NAME, 2, 5)) {
            assertThat(stream.read()).isEqualTo(1);
            assertThat(stream.read()).isEqualTo(-1);
            assertThat(stream.read()).isEqualTo(-1);
        }
    }

    @Test
    void servesSeveralThreadsAtOnce() throws Exception {
        byte[] bytes = random(3_000_000);
        List<Callable<Boolean>> readers = IntStream.range(0, 4)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    BlobName own = new BlobName("own/" + i);
                    store.put(own, bytes);
                    return Arrays.equals(bytesOf(store.get(own)), bytes)
                            && store.head(own).isPresent()
                            && namesBelow("own/" + i).equals(List.of(own.value()));
                })
                .toList();

        try (var executor = Executors.newFixedThreadPool(4)) {
            for (var result : executor.invokeAll(readers)) {
                assertThat(result.get()).isTrue();
            }
        }
    }

    @Test
    void knowsSizeAndTimeOfABlob() {
        store.put(NAME, utf8("hello"));

        BlobInfo info = store.head(NAME).orElseThrow();

        assertThat(info.name()).isEqualTo(NAME);
        assertThat(info.sizeBytes()).isEqualTo(5);
        assertThat(Duration.between(info.storedAt(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(5));
    }

    @Test
    void listsInTheOrderOfTheNamesBytes() {
        List.of("a/x/y", "a-b/x", "a.b", "a/x-", "B", "a/x.y", "b", "a/w", "a/x=")
                .forEach(this::putEmpty);

        assertThat(namesBelow("")).containsExactly("B", "a-b/x", "a.b", "a/w", "a/x-", "a/x.y", "a/x/y", "a/x=", "b");
    }

    @Test
    void listsByAPrefixThatNeedsNotEndAtASlash() {
        List.of("a/one", "a/only/two", "a/other", "b/one").forEach(this::putEmpty);

        assertThat(namesBelow("a/on")).containsExactly("a/one", "a/only/two");
        assertThat(namesBelow("a/only/")).containsExactly("a/only/two");
        assertThat(namesBelow("c")).isEmpty();
    }

    @Test
    void pagesWithoutLosingOrDoublingABlob() {
        List<String> names = IntStream.range(0, 25)
                .mapToObj(i -> "p/%s/%02d".formatted(i % 3, i))
                .sorted()
                .toList();
        names.forEach(this::putEmpty);

        List<String> listed = new ArrayList<>();
        String cursor = null;
        do {
            BlobPage page = store.list("p/", cursor, 7);
            assertThat(page.blobs()).hasSizeLessThanOrEqualTo(7);
            page.blobs().forEach(blob -> listed.add(blob.name().value()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(listed).isEqualTo(names);
    }

    @Test
    void goesOnPagingWhenWhatItStoodAtIsDeleted() {
        List.of("p/1", "p/2", "p/3").forEach(this::putEmpty);
        BlobPage first = store.list("p/", null, 2);

        store.delete(new BlobName("p/2"));

        assertThat(store.list("p/", first.next(), 2).blobs())
                .extracting(blob -> blob.name().value())
                .containsExactly("p/3");
    }

    @Test
    void refusesAPageSizeThatIsNotAllowed() {
        assertThatThrownBy(() -> store.list("", null, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.list("", null, 5001)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void deletesAndCountsAnAbsentBlobAsDeleted() {
        store.put(NAME, utf8("x"));

        store.delete(NAME);
        store.delete(NAME);

        assertThat(store.head(NAME)).isEmpty();
        assertThat(namesBelow("")).isEmpty();
    }

    @Test
    void bindsADeletedNameAnew() throws Exception {
        store.put(NAME, utf8("first"));
        store.delete(NAME);

        store.put(NAME, utf8("second"));

        assertThat(bytesOf(store.get(NAME))).isEqualTo(utf8("second"));
    }

    @Test
    void saysWhetherABlobIsHeldAfterwardsWhenAskedToHoldIt() throws Exception {
        store.put(NAME, utf8("x"));
        Instant until = Instant.now().plus(Duration.ofDays(1));

        Optional<Instant> held = store.extendRetention(NAME, until);

        assertThat(held.orElse(until)).isAfterOrEqualTo(until);
        assertThat(store.head(NAME).orElseThrow().lockedUntil()).isEqualTo(held.orElse(null));
        assertThat(bytesOf(store.get(NAME))).isEqualTo(utf8("x"));
    }

    @Test
    void cannotHoldABlobThatIsAbsent() {
        assertThatThrownBy(() -> store.extendRetention(NAME, Instant.now().plus(Duration.ofDays(1))))
                .isInstanceOf(BlobStoreException.BlobAbsent.class);
    }

    @Test
    void saysThatTheContainerIsAbsent() throws Exception {
        BlobStore nowhere = storeWithoutContainer();

        assertThatThrownBy(() -> nowhere.put(NAME, utf8("x"))).isInstanceOf(BlobStoreException.ContainerAbsent.class);
        assertThatThrownBy(() -> nowhere.list("", null, 1)).isInstanceOf(BlobStoreException.ContainerAbsent.class);
        assertThatThrownBy(() -> bytesOf(nowhere.get(NAME))).isInstanceOf(BlobStoreException.ContainerAbsent.class);
        assertThatThrownBy(() -> nowhere.head(NAME)).isInstanceOf(BlobStoreException.ContainerAbsent.class);
        assertThatThrownBy(() -> nowhere.delete(NAME)).isInstanceOf(BlobStoreException.ContainerAbsent.class);
        assertThatThrownBy(() -> nowhere.extendRetention(NAME, Instant.now()))
                .isInstanceOf(BlobStoreException.ContainerAbsent.class);
        try (BlobUpload upload = nowhere.upload(NAME)) {
            assertThatThrownBy(() -> appendAndCommit(upload)).isInstanceOf(BlobStoreException.ContainerAbsent.class);
        }
    }

    private static void appendAndCommit(BlobUpload upload) {
        upload.append(utf8("x"), 0, 1);
        upload.commit();
    }

    private void putEmpty(String name) {
        store.put(new BlobName(name), new byte[0]);
    }

    private List<String> namesBelow(String prefix) {
        List<String> names = new ArrayList<>();
        store.forEach(prefix, blob -> names.add(blob.name().value()));
        return names;
    }

    private static byte[] bytesOf(InputStream stream) throws IOException {
        try (stream) {
            return stream.readAllBytes();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] random(int size) {
        return random(size, 7);
    }

    private static byte[] random(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
