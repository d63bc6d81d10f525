package dev.granary.testing.infrastructure;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL as a child process, with the database {@code granary} and one role with its own schema per service. A
 * directory that was used before is opened with its data, also after a kill -9 when it is durable.
 */
public final class PostgresServer implements AutoCloseable {
    /** Role = schema = the short name of its service. */
    public static final List<String> ROLES = List.of("discovery", "registry", "location", "orchestrator", "gateway");

    static final String SUPERUSER = "postgres";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final PostgresConfig config;
    private final ChildProcess process;

    private PostgresServer(PostgresConfig config, ChildProcess process) {
        this.config = config;
        this.process = process;
    }

    /** Returns when it takes connections and all roles exist. */
    public static PostgresServer start(PostgresConfig config) {
        Path home = PostgresBinaries.home();
        PostgresCluster.initialise(home, config);
        var server = new PostgresServer(config, ChildProcess.start(program(home, config)));
        server.awaitReady();
        new PostgresRoles(config).create();
        return server;
    }

    private static ChildProgram program(Path home, PostgresConfig config) {
        var command = new ArrayList<>(PostgresCluster.unprivileged());
        command.addAll(ChildStarter.tied(List.of(home.resolve("bin/postgres").toString())));
        command.addAll(List.of("-D", config.dataDirectory().toString(), "-p", Integer.toString(config.port())));
        settings(config).forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
        return new ChildProgram("PostgreSQL", command, Map.of("LC_ALL", "C"), config.logFile());
    }

    private static Map<String, String> settings(PostgresConfig config) {
        String durable = config.durable() ? "on" : "off";
        return Map.of(
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "fsync", durable,
                "synchronous_commit", durable,
                "full_page_writes", durable,
                "shared_buffers", "32MB",
                "max_connections", "200");
    }

    private void awaitReady() {
        process.awaitReady(PATIENCE, this::answers);
    }

    private boolean answers() {
        try (var connection = DriverManager.getConnection(
                config.jdbcUrl("postgres"), SUPERUSER, config.passwords().superuser())) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    public PostgresConfig config() {
        return config;
    }

    public ChildProcess process() {
        return process;
    }

    /** kill -9 of the postmaster; returns when its children have followed: before, no other may start on their memory. */
    public void killHard() {
        List<ProcessHandle> children = process.descendants();
        process.killHard();
        children.forEach(child ->
                child.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join());
    }

    /** Starts it again after an end; returns when it takes connections. */
    public void start() {
        process.start();
        awaitReady();
    }

    /** Fast shutdown: open connections are cut. */
    @Override
    public void close() {
        if (process.isAlive()) {
            PostgresCluster.interrupt(process.pid());
            process.awaitEnd(Duration.ofSeconds(20));
        }
    }
}
