package dev.granary.testing.landscape.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * A temporary folder for data, certificates and logs of child processes, readable by this user only. Its name carries the
 * process id, so that the next run sweeps what a killed one left.
 */
final class ScratchFolder {

    private static final String PREFIX = "granary-landscape-";

    private ScratchFolder() {}

    static Path create() {
        sweep(Path.of(System.getProperty("java.io.tmpdir")));
        try {
            return Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void sweep(Path parent) {
        DirectoryStream.Filter<Path> abandoned = ScratchFolder::abandoned;
        try (var folders = Files.newDirectoryStream(parent, abandoned)) {
            folders.forEach(ScratchFolder::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean abandoned(Path folder) {
        var name = String.valueOf(folder.getFileName());
        if (!name.matches(PREFIX + "\\d{1,9}-\\d+")) {
            return false;
        }
        var pid = Long.parseLong(name.substring(PREFIX.length(), name.lastIndexOf('-')));
        return ProcessHandle.of(pid).isEmpty();
    }

    /** Two runs may sweep the same folder at once. */
    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException sweptByAnother) {
            return;
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof NoSuchFileException)) {
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
