package dev.granary.demo.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    @TempDir
    private Path volume;

    @Test
    void replacesAllFilesAndLeavesNothingOfTheOldOnesBehind() throws Exception {
        AtomicFiles.replace(volume, Map.of("token", "old", "ca.crt", "authority"));
        Path old = volume.resolve("token").toRealPath();

        AtomicFiles.replace(volume, Map.of("token", "new", "ca.crt", "authority"));

        assertThat(volume.resolve("token")).hasContent("new");
        assertThat(volume.resolve("ca.crt")).hasContent("authority");
        assertThat(old.getParent()).doesNotExist();
    }

    @Test
    void aFileThatIsNoLongerThereIsGone() throws Exception {
        AtomicFiles.replace(volume, Map.of("default", "key", "other", "key"));

        AtomicFiles.replace(volume, Map.of("other", "key"));

        assertThat(volume.resolve("default")).doesNotExist();
        assertThat(volume.resolve("other")).hasContent("key");
    }

    @Test
    void onlyTheOwnerReadsTheFiles() throws Exception {
        AtomicFiles.replace(volume, Map.of("token", "secret"));

        assertThat(Files.getPosixFilePermissions(volume.resolve("token"))).hasSize(2);
    }
}
