package dev.granary.testing.system;

import dev.granary.testing.infrastructure.PostgresConfig;
import dev.granary.testing.infrastructure.PostgresServer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the services hold in PostgreSQL, read with their own logins. */
final class Tables {

    private final PostgresConfig postgres;

    Tables(PostgresConfig postgres) {
        this.postgres = postgres;
    }

    /** Every value of every table, by role and table; bytes as the characters that they may be. */
    Map<String, String> content() {
        return PostgresServer.ROLES.stream()
                .map(role -> inDatabase(role, statement -> content(role, statement)))
                .flatMap(tables -> tables.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Rows that still wait for their way to the bus, by role. */
    Map<String, Long> waitingInOutboxes() {
        Map<String, Long> waiting = new HashMap<>();
        for (String role : PostgresServer.ROLES) {
            waiting.put(role, inDatabase(role, statement -> waiting(role, statement)));
        }
        return waiting;
    }

    private static long waiting(String role, Statement statement) throws SQLException {
        return names(role, statement).contains("outbox")
                ? values(statement, "select count(*) from outbox")
                        .mapToLong(Long::parseLong)
                        .sum()
                : 0;
    }

    private static Map<String, String> content(String role, Statement statement) throws SQLException {
        Map<String, String> content = new HashMap<>();
        for (String name : names(role, statement)) {
            content.put(
                    role + "." + name,
                    values(statement, "select * from \"" + name + "\"").collect(Collectors.joining("\n")));
        }
        return content;
    }

    private static List<String> names(String role, Statement statement) throws SQLException {
        return values(statement, "select tablename from pg_tables where schemaname = '%s'".formatted(role))
                .toList();
    }

    private static Stream<String> values(Statement statement, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    values.add(text(found.getObject(column)));
                }
            }
        }
        return values.stream();
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : Objects.toString(value);
    }

    private <T> T inDatabase(String role, Work<T> work) {
        Map<String, String> login = postgres.quarkusProperties(role);
        try (Connection connection = DriverManager.getConnection(
                        login.get("quarkus.datasource.jdbc.url"), role, login.get("quarkus.datasource.password"));
                Statement statement = connection.createStatement()) {
            return work.in(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Work<T> {
        T in(Statement statement) throws SQLException;
    }
}
