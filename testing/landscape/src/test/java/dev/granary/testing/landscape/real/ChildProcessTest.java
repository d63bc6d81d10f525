package dev.granary.testing.landscape.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    @TempDir
    Path folder;

    @Test
    void dieWithTheirParentEvenIfItIsKilled() throws IOException, InterruptedException {
        assumeThat(Path.of("/usr/bin/setpriv")).as("NOT RUN: no setpriv here").exists();
        var pidFile = folder.resolve("pid");
        var parent = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        pidFile.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("parent.log").toFile())
                .start();
        await().until(() -> Files.exists(pidFile) && !Files.readString(pidFile).isBlank());
        var child = ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()));
        assertThat(child).isPresent();

        parent.destroyForcibly().waitFor();

        await().until(() -> !child.get().isAlive());
    }

    @Test
    void outliveTheThreadThatAskedForThem() throws InterruptedException {
        var started = new ChildProcess[1];
        var asker = new Thread(() -> started[0] =
                ChildProcess.start("sleep", List.of("sleep", "60"), Map.of(), folder.resolve("sleep.log")));
        asker.start();
        asker.join();

        try (var child = started[0]) {
            await().during(java.time.Duration.ofMillis(300)).until(child::isAlive);
        }
        assertThat(started[0].isAlive()).isFalse();
    }

    /** A JVM with one child that writes its process id. */
    static final class Parent {

        private Parent() {}

        public static void main(String[] args) throws InterruptedException {
            var command = List.of("sh", "-c", "echo $$ > " + args[0] + "; exec sleep 60");
            ChildProcess.start("child", command, Map.of(), Path.of(args[0] + ".log"));
            Thread.sleep(60_000);
        }
    }
}
