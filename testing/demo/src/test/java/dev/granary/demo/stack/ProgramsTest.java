package dev.granary.demo.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.contracts.Participant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {
    @TempDir
    private Path directory;

    @Test
    void serviceThatIsNotBuiltIsNamedWithWhatToDo() {
        assertThatThrownBy(() -> Programs.copy(directory, directory.resolve("copies")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("discovery-service is not built")
                .hasMessageContaining("./granary build");
    }

    @Test
    void programSurvivesABuildThatReplacesItsFiles() throws Exception {
        for (Participant service : Participant.values()) {
            build(service.serviceName(), "old");
        }
        build(Programs.AGENT, "old");
        Programs programs = Programs.copy(directory, directory.resolve("copies"));

        build("gateway", "new");

        Path jar = Path.of(programs.quarkus("gateway", "96m").getLast());
        assertThat(jar).hasContent("old");
        assertThat(jar.resolveSibling("lib/library.jar")).hasContent("old");
    }

    /** As Maven does: deletes and writes anew. */
    private void build(String service, String content) throws IOException {
        Path built = directory.resolve("services").resolve(service).resolve("target/quarkus-app");
        for (String file : List.of("quarkus-run.jar", "lib/library.jar")) {
            Path target = built.resolve(file);
            Files.createDirectories(target.getParent());
            Files.deleteIfExists(target);
            Files.writeString(target, content);
        }
    }
}
