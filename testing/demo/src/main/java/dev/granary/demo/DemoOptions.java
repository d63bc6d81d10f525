package dev.granary.demo;

import dev.granary.testing.infrastructure.Directories;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * What stands behind {@code ./granary demo}.
 *
 * @param once ends after the path instead of waiting for Ctrl-C
 * @param keep leaves the directory when it ends
 * @param directory data, keys and logs
 */
record DemoOptions(boolean once, boolean keep, Path directory) {

    static final String USAGE = """
            ./granary demo [--once] [--keep] [--data DIR]
              --once      run the path, print the table, exit 0, or 1 with the first thing that failed
              --keep      leave data and logs when it ends; on a failure they are always left
              --data DIR  keep them here instead of in a directory for temporary files; must be empty or absent
            """;

    /** @throws IllegalArgumentException with a sentence for the person who typed it */
    static DemoOptions parse(String... arguments) {
        boolean once = false;
        boolean keep = false;
        Path directory = null;
        Iterator<String> words = Arrays.asList(arguments).iterator();
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "--once" -> once = true;
                case "--keep" -> keep = true;
                case "--data" -> directory = emptyDirectory(words);
                default -> throw new IllegalArgumentException("Unknown option " + word);
            }
        }
        return directory == null
                ? new DemoOptions(once, keep, Directories.temporary("granary-demo-"))
                : new DemoOptions(once, true, directory);
    }

    private static Path emptyDirectory(Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException("--data needs a directory");
        }
        Path directory = Path.of(words.next()).toAbsolutePath();
        String[] content = directory.toFile().list();
        if (content != null && !List.of(content).isEmpty()) {
            throw new IllegalArgumentException(directory + " is not empty");
        }
        return directory;
    }
}
