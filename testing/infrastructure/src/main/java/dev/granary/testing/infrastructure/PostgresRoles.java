package dev.granary.testing.infrastructure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The database and, per service, a role that owns the schema of its name and sees no other. */
final class PostgresRoles {
    private final PostgresConfig config;

    PostgresRoles(PostgresConfig config) {
        this.config = config;
    }

    /** Does what is missing; a second call changes nothing. */
    void create() {
        try {
            createDatabase();
            try (Connection connection = connect(PostgresConfig.DATABASE)) {
                execute(connection, "revoke all on schema public from public");
                for (String role : PostgresServer.ROLES) {
                    createRole(connection, role);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The roles could not be created", e);
        }
    }

    private void createDatabase() throws SQLException {
        try (Connection connection = connect("postgres")) {
            if (!exists(connection, "select 1 from pg_database where datname = ?", PostgresConfig.DATABASE)) {
                execute(connection, "create database " + PostgresConfig.DATABASE);
            }
        }
    }

    private void createRole(Connection connection, String role) throws SQLException {
        String password = config.passwords().of(role);
        if (exists(connection, "select 1 from pg_roles where rolname = ?", role)) {
            execute(connection, "alter role %s password '%s'".formatted(role, password));
            return;
        }
        connection.setAutoCommit(false);
        execute(connection, "create role %s login password '%s'".formatted(role, password));
        execute(connection, "create schema %s authorization %s".formatted(role, role));
        execute(connection, "alter role %s set search_path = %s".formatted(role, role));
        connection.commit();
        connection.setAutoCommit(true);
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                config.jdbcUrl(database),
                PostgresServer.SUPERUSER,
                config.passwords().superuser());
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
