package dev.granary.engine.posix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** What some tests need beyond an ordinary user; without it they report that they were not run. */
public final class Rights {

    private Rights() {}

    public static boolean isRoot() {
        try {
            return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void assumeRoot() {
        Assumptions.assumeTrue(isRoot(), "not run: needs root");
    }
}
