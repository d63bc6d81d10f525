package dev.granary.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files that describe a release. A test compares; with {@code -Dgranary.contracts.freeze=true} it adds what is new. */
final class FrozenFiles {
    static final String HOW_TO_FREEZE =
            "run ./mvnw -f contracts/avro/pom.xml test -Dgranary.contracts.freeze=true and commit what it adds";

    private FrozenFiles() {}

    static boolean freezing() {
        return Boolean.getBoolean("granary.contracts.freeze");
    }

    /** Adds the file when it is missing and this is a freezing run; a file that exists is never changed. */
    static void addIfMissing(Path file, String content) {
        if (freezing() && !Files.exists(file)) {
            write(file, content);
        }
        assertThat(file).as("%s is new: %s", file, HOW_TO_FREEZE).exists();
    }

    /** For what is made anew from the frozen files: replaced in a freezing run, else compared. */
    static void keepEqual(Path file, String content) {
        if (freezing()) {
            write(file, content);
        }
        assertThat(file)
                .as("%s is out of date: %s", file, HOW_TO_FREEZE)
                .exists()
                .content()
                .isEqualTo(content);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files below the folder with this ending, as paths relative to it, sorted. */
    static List<Path> below(Path folder, String ending) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .map(folder::relativize)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
