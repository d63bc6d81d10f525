package dev.granary.testing.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    @TempDir
    private Path directory;

    @Test
    void programSeesItsEnvironmentAndItsOutputIsInTheLog() throws Exception {
        var child = ChildProcess.start(shell("echo hello $NAME; echo oops >&2"));

        assertThat(child.awaitEnd(Duration.ofSeconds(10))).isZero();
        assertThat(Files.readString(child.program().logFile())).contains("hello granary", "oops");
    }

    @Test
    void programThatEndsBeforeItIsReadyFailsWithTheEndOfItsLog() {
        var child = ChildProcess.start(shell("echo port is taken; exit 3"));

        assertThatThrownBy(() -> child.awaitReady(Duration.ofSeconds(10), () -> false))
                .isInstanceOf(ChildFailedException.class)
                .hasMessageContaining("ended with code 3")
                .hasMessageContaining("child.log")
                .hasMessageEndingWith("port is taken");
    }

    @Test
    void killedProgramStartsAgain() {
        var child = ChildProcess.start(shell("exec sleep 60"));
        long first = child.pid();

        child.killHard();
        assertThat(child.isAlive()).isFalse();
        child.start();

        assertThat(child.isAlive()).isTrue();
        assertThat(child.pid()).isNotEqualTo(first);
        child.close();
    }

    @Test
    void programThatIgnoresTheTermSignalIsKilled() {
        var child = ChildProcess.start(shell("trap '' TERM; echo ready; while true; do sleep 1; done"));
        child.awaitReady(Duration.ofSeconds(10), () -> log(child).contains("ready"));

        child.stop(Duration.ofMillis(300));

        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void hermeticProgramSeesOnlyItsOwnAndHarmlessVariables() throws Exception {
        var program = new ChildProgram("env", List.of("env"), Map.of("NAME", "granary"), directory.resolve("child.log"))
                .withoutInheritedEnvironment();

        ChildProcess.start(program).awaitEnd(Duration.ofSeconds(10));

        assertThat(Files.readAllLines(program.logFile()))
                .contains("NAME=granary")
                .allMatch(line -> line.matches("(NAME|PATH|HOME|LANG|LC_ALL|TMPDIR|TZ)=.*"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void childrenEndWithAJvmThatIsKilled() throws Exception {
        Path pidFile = directory.resolve("grandchild.pid");
        var jvm = ChildProcess.start(ChildProgram.java(
                "parent", Parent.class, List.of("-Xmx32m"), List.of(pidFile.toString()), directory.resolve("jvm.log")));
        await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(pidFile));
        ProcessHandle grandchild =
                ProcessHandle.of(Long.parseLong(Files.readString(pidFile))).orElseThrow();

        jvm.killHard();

        await().until(() -> !grandchild.isAlive());
    }

    private ChildProgram shell(String script) {
        return new ChildProgram(
                "child", List.of("sh", "-c", script), Map.of("NAME", "granary"), directory.resolve("child.log"));
    }

    private static String log(ChildProcess child) {
        try {
            return Files.readString(child.program().logFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a child from a thread that ends, writes its id, and waits for its own end. */
    static final class Parent {
        public static void main(String[] arguments) throws Exception {
            Path pidFile = Path.of(arguments[0]);
            var starter = new Thread(() -> {
                var child = ChildProcess.start(new ChildProgram(
                        "grandchild", List.of("sleep", "60"), Map.of(), pidFile.resolveSibling("grandchild.log")));
                write(pidFile, child.pid());
            });
            starter.start();
            starter.join();
            Thread.currentThread().join();
        }

        private static void write(Path pidFile, long pid) {
            try {
                Path beside = pidFile.resolveSibling("beside");
                Files.writeString(beside, Long.toString(pid));
                Files.move(beside, pidFile);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
