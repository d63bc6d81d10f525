package dev.granary.engine.store.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreContract;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.BlobUpload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryBlobStoreTest {

    private static final BlobName NAME = new BlobName("a/b");

    @TempDir
    private Path directory;

    @Nested
    class Durable extends BlobStoreContract {
        @Override
        protected BlobStore emptyStore() {
            return new DirectoryBlobStore(directory);
        }

        @Override
        protected BlobStore storeWithoutContainer() {
            return new DirectoryBlobStore(directory.resolve("absent"));
        }
    }

    @Nested
    class WithoutSync extends BlobStoreContract {
        @Override
        protected BlobStore emptyStore() {
            return DirectoryBlobStore.withoutSync(directory);
        }

        @Override
        protected BlobStore storeWithoutContainer() {
            return DirectoryBlobStore.withoutSync(directory.resolve("absent"));
        }
    }

    @Test
    void leavesNoFileOfAnUploadThatWasGivenUp() throws IOException {
        try (BlobUpload upload = new DirectoryBlobStore(directory).upload(NAME)) {
            upload.append(new byte[10], 0, 10);
        }

        assertThat(files()).isEmpty();
    }

    @Test
    void leavesNothingButTheBlob() throws IOException {
        new DirectoryBlobStore(directory).put(NAME, new byte[10]);

        assertThat(files()).containsExactly(directory.resolve("a/b"));
    }

    @Test
    void ignoresFilesThatAreNoBlobs() throws IOException {
        Files.writeString(directory.resolve(".hidden"), "x");
        Files.writeString(directory.resolve("with space"), "x");
        Files.createDirectory(directory.resolve("empty"));
        Files.createSymbolicLink(directory.resolve("loop"), directory);
        Files.createSymbolicLink(directory.resolve("link"), directory.resolve("with space"));
        BlobStore store = new DirectoryBlobStore(directory);

        assertThat(store.list("", null, 10).blobs()).isEmpty();
        assertThat(store.head(new BlobName("link"))).isEmpty();
        assertThatThrownBy(() -> store.get(new BlobName("link"))).isInstanceOf(BlobStoreException.BlobAbsent.class);
    }

    @Test
    void refusesANameThatWouldBeTheDirectoryOfAnother() {
        BlobStore store = new DirectoryBlobStore(directory);
        store.put(NAME, new byte[1]);

        assertThatThrownBy(() -> store.put(new BlobName("a"), new byte[1]))
                .isInstanceOf(BlobStoreException.Unexpected.class);
        assertThatThrownBy(() -> store.put(new BlobName("a/b/c"), new byte[1]))
                .isInstanceOf(BlobStoreException.Unexpected.class);
        store.delete(new BlobName("a"));
        store.delete(new BlobName("a/b/c"));
        assertThat(store.head(NAME)).isPresent();
    }

    @Test
    void sweepsWhatDeadProcessesLeftWhenItIsAWeekOld() throws IOException {
        Path uploads = Files.createDirectory(directory.resolve(".uploads"));
        Path young = Files.writeString(uploads.resolve("young"), "x");
        Path old = Files.writeString(uploads.resolve("old"), "x");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(8))));

        new DirectoryBlobStore(directory).put(NAME, new byte[1]);

        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void goesOnWithAnUploadThatWasInterrupted() throws IOException {
        BlobStore store = new DirectoryBlobStore(directory);

        try (BlobUpload upload = store.upload(NAME)) {
            upload.append(new byte[] {1, 2}, 0, 2);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> upload.append(new byte[] {3, 4}, 0, 2))
                    .isInstanceOf(BlobStoreException.Unreachable.class);
            assertThat(Thread.interrupted()).isTrue();
            upload.append(new byte[] {3, 4}, 0, 2);
            upload.commit();
        }

        assertThat(store.get(NAME).readAllBytes()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void makesDirectoriesAnewThatSomebodyTidiedAway() throws IOException {
        BlobStore store = new DirectoryBlobStore(directory);
        store.put(NAME, new byte[1]);
        store.delete(NAME);
        Files.delete(directory.resolve("a"));

        store.put(NAME, new byte[1]);

        assertThat(store.head(NAME)).isPresent();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
