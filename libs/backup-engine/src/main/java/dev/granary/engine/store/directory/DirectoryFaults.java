package dev.granary.engine.store.directory;

import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStoreException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What an I/O failure means in the words of the port. */
final class DirectoryFaults {

    private DirectoryFaults() {}

    /** While reading or deleting: whatever is not a file is no blob, how ever the file system words it. */
    static BlobStoreException mapReading(IOException failure, Path root, BlobName name) {
        BlobStoreException fault = map(failure, root, name);
        boolean absent = failure instanceof NoSuchFileException
                || (fault instanceof BlobStoreException.Unreachable && !isFile(root.resolve(name.value())));
        return absent && !(fault instanceof BlobStoreException.ContainerAbsent)
                ? new BlobStoreException.BlobAbsent(name)
                : fault;
    }

    /** While a name is bound: the link says that the name is taken, by a blob or as a directory of others. */
    static BlobStoreException mapBinding(IOException failure, Path root, BlobName name) {
        if (!(failure instanceof FileAlreadyExistsException taken)) {
            return map(failure, root, name);
        }
        Path blob = root.resolve(name.value());
        boolean isBlob = blob.toString().equals(taken.getFile()) && !Files.isDirectory(blob);
        return isBlob
                ? new BlobStoreException.BlobExists(name)
                : new BlobStoreException.Unexpected("a blob would be the directory of another: " + name, failure);
    }

    static BlobStoreException map(IOException failure, Path root, BlobName name) {
        if (!Files.isDirectory(root)) {
            return new BlobStoreException.ContainerAbsent(root.toString());
        }
        return switch (failure) {
            case AccessDeniedException e -> new BlobStoreException.AccessRefused("no right to " + name, e);
            case NoSuchFileException e ->
                new BlobStoreException.Unexpected("somebody removed the file that is written for " + name, e);
            case ClosedChannelException e ->
                new BlobStoreException.Unreachable("interrupted, or closed, at " + name, e);
            default -> new BlobStoreException.Unreachable("I/O failure at " + name + ": " + reason(failure), failure);
        };
    }

    static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static String reason(IOException failure) {
        return String.valueOf(
                failure instanceof FileSystemException e && e.getReason() != null
                        ? e.getReason()
                        : failure.getMessage());
    }
}
