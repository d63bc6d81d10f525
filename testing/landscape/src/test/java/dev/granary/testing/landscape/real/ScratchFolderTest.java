package dev.granary.testing.landscape.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {

    @TempDir
    Path parent;

    @Test
    void sweepsTheFoldersOfDeadProcessesOnly() throws IOException, InterruptedException {
        var gone = new ProcessBuilder("true").start();
        gone.waitFor();
        var abandoned = folder("granary-landscape-" + gone.pid() + "-123");
        var inUse = folder("granary-landscape-" + ProcessHandle.current().pid() + "-123");
        var foreign = folder("granary-landscape-report");

        ScratchFolder.sweep(parent);

        assertThat(abandoned).doesNotExist();
        assertThat(inUse).exists();
        assertThat(foreign).exists();
    }

    private Path folder(String name) throws IOException {
        var folder = parent.resolve(name);
        Files.writeString(Files.createDirectories(folder.resolve("etcd")).resolve("wal"), "x");
        return folder;
    }
}
