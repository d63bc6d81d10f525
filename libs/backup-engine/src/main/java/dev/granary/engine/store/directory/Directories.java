package dev.granary.engine.store.directory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The directories of a store, made when they are needed. One that another process made is no safer than a new one: before
 * the first use here its entry is synced as well, because that process may not have come to it.
 */
final class Directories {

    private static final int MOST_REMEMBERED = 10_000;

    private final Path root;
    private final boolean synced;
    private final Set<Path> ready = ConcurrentHashMap.newKeySet();

    Directories(Path root, boolean synced) {
        this.root = root;
        this.synced = synced;
    }

    /** Afterwards the directory is there, and stays there when the power goes. */
    void create(Path directory) throws IOException {
        if (directory.equals(root) || ready.contains(directory)) {
            return;
        }
        Path parent = parentOf(directory);
        create(parent);
        createIfAbsent(directory);
        sync(parent);
        if (ready.size() >= MOST_REMEMBERED) {
            ready.clear();
        }
        ready.add(directory);
    }

    /** Somebody removed directories that were ready. */
    void forget() {
        ready.clear();
    }

    /** Puts the entries of a directory onto the disk, if this store does that. */
    void sync(Path directory) throws IOException {
        if (synced) {
            try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
                entries.force(true);
            }
        }
    }

    /** The same for the bytes of a file that was written. */
    void sync(FileChannel file) throws IOException {
        if (synced) {
            file.force(false);
        }
    }

    private static void createIfAbsent(Path directory) throws IOException {
        try {
            Files.createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
    }

    static Path parentOf(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IOException("no parent directory: " + file);
        }
        return parent;
    }
}
