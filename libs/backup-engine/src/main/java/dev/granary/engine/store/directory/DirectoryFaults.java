package dev.granary.engine.store.directory;

import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStoreException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What an I/O failure means in the words of the port. */
final class DirectoryFaults {

    private DirectoryFaults() {}

    /** While reading: whatever is not a file is no blob, how ever the file system words it. */
    static BlobStoreException mapReading(IOException failure, Path root, BlobName name) {
        BlobStoreException fault = map(failure, root, name);
        boolean absent =
                fault instanceof BlobStoreException.Unreachable && !Files.isRegularFile(root.resolve(name.value()));
        return absent ? new BlobStoreException.BlobAbsent(name) : fault;
    }

    static BlobStoreException map(IOException failure, Path root, BlobName name) {
        if (!Files.isDirectory(root)) {
            return new BlobStoreException.ContainerAbsent(root.toString());
        }
        return switch (failure) {
            case NoSuchFileException ignored -> new BlobStoreException.BlobAbsent(name);
            case FileAlreadyExistsException ignored -> new BlobStoreException.BlobExists(name);
            case AccessDeniedException e -> new BlobStoreException.AccessRefused("no right to " + name, e);
            default -> new BlobStoreException.Unreachable("I/O failure at " + name, failure);
        };
    }
}
