package dev.granary.testing.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoriesTest {

    @TempDir
    Path root;

    @Test
    void deletesADirectoryWithAllItHoldsAndNothingBehindALink() throws IOException {
        Path outside = Files.writeString(root.resolve("outside"), "stays");
        Path directory = root.resolve("run");
        Files.createDirectories(directory.resolve("logs"));
        Files.writeString(directory.resolve("logs/demo.log"), "goes");
        Files.createSymbolicLink(directory.resolve("link"), outside);

        Directories.delete(directory);

        assertThat(directory).doesNotExist();
        assertThat(outside).hasContent("stays");
    }

    @Test
    void deletingWhatIsNotThereChangesNothing() {
        Directories.delete(root.resolve("absent"));

        assertThat(root).isEmptyDirectory();
    }
}
