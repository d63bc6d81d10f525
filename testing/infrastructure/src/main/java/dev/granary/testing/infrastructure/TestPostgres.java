package dev.granary.testing.infrastructure;

import java.nio.file.Path;

/** The PostgreSQL server that all tests of one JVM share; fast, not durable. It ends with the JVM. */
public final class TestPostgres {
    private static final PostgresServer INSTANCE = start();

    private TestPostgres() {}

    public static PostgresServer shared() {
        return INSTANCE;
    }

    private static PostgresServer start() {
        Path directory = Directories.temporary("granary-postgres");
        PostgresServer server = PostgresServer.start(
                new PostgresConfig(directory, Ports.free(), false, PostgresConfig.Passwords.random()));
        Directories.closeAtExit(server::close, directory);
        return server;
    }
}
