package dev.granary.repository;

import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.directory.DirectoryBlobStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Directories and Azure containers. */
final class RealStores implements Stores {

    @Override
    public BlobStore open(String location) {
        return location.contains("://") ? AzureContainers.open(location) : directory(Path.of(location));
    }

    private static BlobStore directory(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new CannotContinue("the store " + directory + " is no directory; make it first for a new store");
        }
        return new DirectoryBlobStore(directory);
    }
}
