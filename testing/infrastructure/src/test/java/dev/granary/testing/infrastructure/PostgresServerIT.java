package dev.granary.testing.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String INVALID_PASSWORD = "28P01";

    @Test
    void roleWorksInItsOwnSchemaWithoutNamingIt() throws SQLException {
        try (Connection connection = connect(TestPostgres.shared(), "discovery")) {
            execute(connection, "create table own_table (name text)");

            assertThat(text(connection, "select schemaname from pg_tables where tablename = 'own_table'"))
                    .isEqualTo("discovery");
        }
    }

    @Test
    void roleCannotReadTheTablesOfAnother() throws SQLException {
        try (Connection owner = connect(TestPostgres.shared(), "registry")) {
            execute(owner, "create table secret_table (name text)");
        }

        try (Connection other = connect(TestPostgres.shared(), "gateway")) {
            assertThatThrownBy(() -> text(other, "select name from registry.secret_table"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
        }
    }

    @Test
    void roleCannotMakeTablesInThePublicSchema() throws SQLException {
        try (Connection connection = connect(TestPostgres.shared(), "location")) {
            assertThatThrownBy(() -> execute(connection, "create table public.stray (name text)"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
        }
    }

    @Test
    void wrongPasswordIsRefused() {
        String url = TestPostgres.shared().config().quarkusProperties("gateway").get("quarkus.datasource.jdbc.url");

        assertThatThrownBy(() -> DriverManager.getConnection(url, "gateway", "wrong"))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo(INVALID_PASSWORD));
    }

    @Test
    void durableServerKeepsACommitOverAKill(@TempDir Path directory) throws SQLException {
        var config = new PostgresConfig(directory, Ports.free(), true, PostgresConfig.Passwords.random());
        try (PostgresServer server = PostgresServer.start(config)) {
            try (Connection connection = connect(server, "orchestrator")) {
                execute(connection, "create table kept (name text)");
                execute(connection, "insert into kept values ('committed')");
            }
            for (int client = 0; client < 50; client++) {
                connect(
                        server,
                        "orchestrator"); // whose process holds memory of the server a little longer than that lives
            }

            server.killHard();
            server.start();

            try (Connection connection = connect(server, "orchestrator")) {
                assertThat(text(connection, "select name from kept")).isEqualTo("committed");
            }
        }
    }

    private static Connection connect(PostgresServer server, String role) throws SQLException {
        Map<String, String> properties = server.config().quarkusProperties(role);
        return DriverManager.getConnection(
                properties.get("quarkus.datasource.jdbc.url"),
                properties.get("quarkus.datasource.username"),
                properties.get("quarkus.datasource.password"));
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
