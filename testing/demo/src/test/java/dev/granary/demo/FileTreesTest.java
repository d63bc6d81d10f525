package dev.granary.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreesTest {

    private static final FileTime THEN = FileTime.from(Instant.parse("2026-11-20T10:00:00Z"));

    @TempDir
    private Path one;

    @TempDir
    private Path other;

    @BeforeEach
    void fillBothAlike() throws IOException {
        fill(one);
        fill(other);
    }

    @Test
    void treesThatAreTheSameDoNotDiffer() {
        assertThat(FileTrees.difference(one, other)).isEmpty();
        assertThat(FileTrees.size(one)).isEqualTo(4);
    }

    @Test
    void aByteThatDiffersIsFound() throws IOException {
        Files.writeString(other.resolve("below/file"), "wards");
        settle(other);

        assertThat(FileTrees.difference(one, other))
                .hasValueSatisfying(found -> assertThat(found).startsWith("below/file of"));
    }

    @Test
    void aModeThatDiffersIsFound() throws IOException {
        Files.setPosixFilePermissions(other.resolve("below/file"), PosixFilePermissions.fromString("r--r--r--"));

        assertThat(FileTrees.difference(one, other)).isPresent();
    }

    @Test
    void aLinkToSomethingElseIsFound() throws IOException {
        Files.delete(other.resolve("link"));
        Files.createSymbolicLink(other.resolve("link"), Path.of("below"));
        settle(other);

        assertThat(FileTrees.difference(one, other))
                .hasValueSatisfying(found -> assertThat(found).startsWith("link of"));
    }

    @Test
    void anEntryThatIsMissingIsFound() throws IOException {
        Files.delete(other.resolve("link"));
        settle(other);

        assertThat(FileTrees.difference(one, other))
                .hasValueSatisfying(found -> assertThat(found).startsWith("4 entries in"));
    }

    private static void fill(Path root) throws IOException {
        Files.createDirectory(root.resolve("below"));
        Files.writeString(root.resolve("below/file"), "words");
        Files.createSymbolicLink(root.resolve("link"), Path.of("below/file"));
        settle(root);
    }

    private static void settle(Path root) throws IOException {
        Files.setLastModifiedTime(root.resolve("below/file"), THEN);
        Files.setLastModifiedTime(root.resolve("below"), THEN);
        Files.setLastModifiedTime(root, THEN);
    }
}
