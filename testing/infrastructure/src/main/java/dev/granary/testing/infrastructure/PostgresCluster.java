package dev.granary.testing.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The data directory of a server, and how a server that refuses to run as root is run by root. */
final class PostgresCluster {
    private PostgresCluster() {}

    /** Runs initdb unless the directory holds a cluster already. */
    static void initialise(Path home, PostgresConfig config) {
        if (Files.exists(config.dataDirectory().resolve("PG_VERSION"))) {
            return;
        }
        try {
            Files.createDirectories(config.directory());
            Path password = PrivateFiles.create(config.directory().resolve("initdb-password"));
            Files.writeString(password, config.passwords().superuser());
            initdb(home, config, password);
            Files.delete(password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void initdb(Path home, PostgresConfig config, Path password) {
        var command = new ArrayList<>(unprivileged());
        command.addAll(List.of(home.resolve("bin/initdb").toString(), "--no-sync", "--auth=scram-sha-256"));
        command.addAll(List.of("--username=" + PostgresServer.SUPERUSER, "--pwfile=" + password));
        command.addAll(List.of(
                "--encoding=UTF8", "--locale=C", "-D", config.dataDirectory().toString()));
        var program = new ChildProgram("initdb", command, Map.of("LC_ALL", "C"), config.logFile());
        var initdb = ChildProcess.start(program);
        if (initdb.awaitEnd(Duration.ofMinutes(3)) != 0) {
            throw new ChildFailedException(program, "failed");
        }
    }

    /** In a user namespace root is nobody, and PostgreSQL content. */
    static List<String> unprivileged() {
        return "root".equals(System.getProperty("user.name")) && ChildStarter.isOnPath("unshare")
                ? List.of("unshare", "-U")
                : List.of();
    }

    /** SIGINT is PostgreSQL's fast shutdown; Java itself sends SIGTERM and SIGKILL only. */
    static void interrupt(long pid) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while stopping PostgreSQL", e);
        }
    }
}
