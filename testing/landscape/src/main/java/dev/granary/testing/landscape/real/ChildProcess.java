package dev.granary.testing.landscape.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * A program that ends with this JVM, however the JVM ends: the kernel kills it when its parent dies (setpriv of
 * util-linux), and a shutdown hook does where there is no setpriv. Killing is how it is stopped as well: the programs
 * here keep nothing in memory that must be saved.
 */
final class ChildProcess implements AutoCloseable {

    /** The kernel's signal comes when the starting <em>thread</em> ends, so one thread that never ends starts them all. */
    private static final Executor STARTER = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("landscape-process-starter").daemon().factory());

    private static final boolean SETPRIV =
            Stream.of("/usr/bin/setpriv", "/bin/setpriv").map(Path::of).anyMatch(Files::isExecutable);

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly), "kill-children"));
    }

    private final String name;
    private final Path log;
    private final Process process;

    private ChildProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
        RUNNING.add(process);
    }

    static ChildProcess start(String name, List<String> command, Map<String, String> environment, Path log) {
        var builder = new ProcessBuilder(dyingWithParent(command)).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        var process = CompletableFuture.supplyAsync(() -> spawn(builder), STARTER);
        return new ChildProcess(name, log, process.join());
    }

    private static Process spawn(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> dyingWithParent(List<String> command) {
        if (!SETPRIV) {
            return command;
        }
        var wrapped = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL", "--"));
        wrapped.addAll(command);
        return wrapped;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The last lines that the program wrote, for the message of a failure. */
    String tail() {
        try (var lines = Files.lines(log)) {
            var all = lines.toList();
            return name + ":\n" + String.join("\n", all.subList(Math.max(0, all.size() - 20), all.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        RUNNING.remove(process);
    }
}
