package dev.granary.engine.store.directory;

import dev.granary.engine.store.BlobStoreException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** Where bytes grow until they are a blob: below the same directory, because a hard link cannot leave the file system. */
final class Uploads {

    private static final String DIRECTORY = ".uploads";

    /** As long as Azure keeps blocks that nobody commits. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final Path root;
    private final AtomicBoolean swept = new AtomicBoolean();

    Uploads(Path root) {
        this.root = root;
    }

    /** A file that is not there yet, in a directory that is. */
    Path newFile() throws IOException {
        if (!Files.isDirectory(root)) {
            throw new BlobStoreException.ContainerAbsent(root.toString());
        }
        Path directory = Files.createDirectories(root.resolve(DIRECTORY));
        Path file = directory.resolve(UUID.randomUUID().toString());
        if (swept.compareAndSet(false, true)) {
            sweep(directory);
        }
        return file;
    }

    /** Removes what dead processes left. Age is measured between two times of the file system, not by our clock. */
    private static void sweep(Path directory) throws IOException {
        Path now = Files.createTempFile(directory, "now", null);
        try (var files = Files.newDirectoryStream(directory)) {
            Instant oldest = Files.getLastModifiedTime(now).toInstant().minus(KEPT);
            for (Path file : files) {
                sweep(file, oldest);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } finally {
            Files.deleteIfExists(now);
        }
    }

    private static void sweep(Path file, Instant oldest) {
        try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // another process finished it just now, or owns it: it is invisible, and swept by whoever may
            return;
        }
    }
}
