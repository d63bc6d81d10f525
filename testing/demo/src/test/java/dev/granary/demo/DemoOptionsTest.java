package dev.granary.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoOptionsTest {
    @TempDir
    private Path directory;

    @Test
    void dataDirectoryOfTheUserIsKept() {
        var options = DemoOptions.parse("--once", "--data", directory.toString());

        assertThat(options.once()).isTrue();
        assertThat(options.keep()).isTrue();
        assertThat(options.directory()).isEqualTo(directory);
    }

    @Test
    void directoryWithSomethingInItIsRefused() throws Exception {
        Files.writeString(directory.resolve("file"), "something");

        assertThatThrownBy(() -> DemoOptions.parse("--data", directory.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not empty");
    }

    @Test
    void unknownOptionIsNamed() {
        assertThatThrownBy(() -> DemoOptions.parse("--twice"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--twice");
    }
}
