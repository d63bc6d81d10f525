package dev.granary.engine.store.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreContract;
import dev.granary.engine.store.BlobUpload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryBlobStoreTest extends BlobStoreContract {

    @TempDir
    private Path directory;

    @Override
    protected BlobStore emptyStore() {
        return new DirectoryBlobStore(directory);
    }

    @Override
    protected BlobStore storeWithoutContainer() {
        return new DirectoryBlobStore(directory.resolve("absent"));
    }

    @Test
    void leavesNoFileOfAnUploadThatWasGivenUp() throws IOException {
        try (BlobUpload upload = emptyStore().upload(new BlobName("a/b"))) {
            upload.append(new byte[10], 0, 10);
        }

        try (var files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void ignoresFilesThatAreNoBlobs() throws IOException {
        Files.writeString(directory.resolve(".hidden"), "x");
        Files.writeString(directory.resolve("with space"), "x");
        Files.createDirectory(directory.resolve("empty"));

        assertThat(emptyStore().list("", null, 10).blobs()).isEmpty();
    }
}
