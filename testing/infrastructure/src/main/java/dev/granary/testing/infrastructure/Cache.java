package dev.granary.testing.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is unpacked or installed once per machine: {@code ~/.cache/granary}, or {@code GRANARY_CACHE}. */
final class Cache {
    private Cache() {}

    /** Fills an empty directory. */
    interface Fill {
        void into(Path directory) throws IOException;
    }

    /**
     * The directory of this name; filled beside its place and moved there, so that it is never seen half done, also when
     * two processes do it at once.
     */
    static Path directory(String name, Fill fill) {
        Path target = root().resolve(name);
        if (Files.isDirectory(target)) {
            return target;
        }
        try {
            Files.createDirectories(root());
            Path beside = Files.createTempDirectory(root(), name + ".");
            fill.into(beside);
            moveUnlessThere(beside, target);
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not fill " + target, e);
        }
    }

    private static void moveUnlessThere(Path beside, Path target) throws IOException {
        try {
            Files.move(beside, target);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(target)) {
                throw e;
            }
            Directories.delete(beside); // another process was faster
        }
    }

    static Path root() {
        String configured = System.getenv("GRANARY_CACHE");
        return configured == null ? Path.of(System.getProperty("user.home"), ".cache", "granary") : Path.of(configured);
    }
}
