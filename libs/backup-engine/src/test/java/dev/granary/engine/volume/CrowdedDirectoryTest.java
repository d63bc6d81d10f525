package dev.granary.engine.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.Thorough;
import dev.granary.engine.posix.ScratchDirectory;
import dev.granary.engine.volume.VolumeSandbox.Stored;
import dev.granary.engine.volume.restore.RestoreMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A directory with more names than anybody would want to list at once. */
class CrowdedDirectoryTest {

    private static final int FILES = Thorough.orQuick(20_000, 1_000_000);

    @AutoClose
    private final ScratchDirectory scratch = new ScratchDirectory();

    private final Path source = scratch.directory("source");
    private final Path target = scratch.directory("target");

    @Test
    void comesBackAndIsMirrored() throws IOException {
        for (int i = 0; i < FILES; i++) {
            Files.createFile(file(i));
        }
        try (VolumeSandbox sandbox = new VolumeSandbox(false)) {
            Stored backup = sandbox.backUp(source);
            var restored = sandbox.restore(backup, target, RestoreMode.EMPTY);

            assertThat(backup.result().problems()).isEmpty();
            assertThat(restored.problems()).isEmpty();
            assertSameNames();

            Files.delete(file(FILES / 2));
            Files.createFile(file(FILES));
            sandbox.restore(sandbox.backUp(source, backup), target, RestoreMode.MIRROR);
            assertSameNames();
        }
    }

    private Path file(int number) {
        return source.resolve("file-%07d".formatted(number));
    }

    private void assertSameNames() {
        assertThat(Arrays.equals(names(target), names(source))).isTrue();
        assertThat(names(target)).hasSize(FILES);
    }

    private static String[] names(Path directory) {
        String[] names = Objects.requireNonNull(directory.toFile().list());
        Arrays.sort(names);
        return names;
    }
}
