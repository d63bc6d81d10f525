package dev.granary.testing.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Directories of one run. */
public final class Directories {
    private Directories() {}

    /** A new directory where the machine keeps temporary files. */
    public static Path temporary(String prefix) {
        try {
            return Files.createTempDirectory(prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When the JVM ends in an orderly way the server is closed and its directory deleted, in this order. */
    static void closeAtExit(Runnable close, Path directory) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            close.run();
                            delete(directory);
                        },
                        "close-" + directory.getFileName()));
    }

    /** Deletes it with all it holds; files that a dying process still writes may stay. */
    public static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                var _ = file.toFile().delete();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
