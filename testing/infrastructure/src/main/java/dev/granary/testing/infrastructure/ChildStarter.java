package dev.granary.testing.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Starts children so that they end with this JVM. */
final class ChildStarter {
    private static final List<String> DIE_WITH_PARENT = List.of("setpriv", "--pdeathsig", "KILL", "--");
    private static final boolean SETPRIV = isOnPath("setpriv");

    /** One thread for ever: Linux sends the parent-death signal when the thread ends that started the child. */
    private static final ExecutorService STARTER = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().name("child-starter").unstarted(task));

    private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();

    /** Armed by the first start; {@link #endAll()} may also be called when the JVM is about to end. */
    private static final class AtExit {
        static {
            Runtime.getRuntime().addShutdownHook(new Thread(ChildStarter::endAll, "end-children"));
        }

        static void arm() {}
    }

    private ChildStarter() {}

    static Process start(ChildProgram program) {
        AtExit.arm();
        try {
            Process process = STARTER.submit(() -> builder(program).start()).get();
            ALIVE.add(process);
            var _ = process.onExit().thenAccept(ALIVE::remove);
            return process;
        } catch (ExecutionException e) {
            throw new IllegalStateException(program.name() + " could not be started", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting " + program.name(), e);
        }
    }

    /** SIGKILL to all; returns when they are gone. */
    static void endAll() {
        List<Process> children = List.copyOf(ALIVE);
        children.forEach(Process::destroyForcibly);
        children.forEach(child -> child.onExit().join());
    }

    /** The command as it is run: on Linux behind what ties it to this JVM. */
    static List<String> tied(List<String> command) {
        if (!SETPRIV) {
            return command;
        }
        var tied = new ArrayList<>(DIE_WITH_PARENT);
        tied.addAll(command);
        return List.copyOf(tied);
    }

    private static ProcessBuilder builder(ChildProgram program) {
        createParent(program.logFile());
        var builder = new ProcessBuilder(tied(program.command()))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(program.logFile().toFile()));
        if (!program.inheritsEnvironment()) {
            builder.environment().keySet().retainAll(ChildProgram.HARMLESS);
        }
        builder.environment().putAll(program.environment());
        return builder;
    }

    private static void createParent(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isOnPath(String program) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
