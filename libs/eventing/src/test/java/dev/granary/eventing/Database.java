package dev.granary.eventing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** The database as seen from outside, as one of the roles. */
record Database(String url, String user, String password) {
    /** The schema of the application under test. */
    static Database ofApplication() {
        return at("");
    }

    /** A schema with the same tables that no application works on. */
    static Database ofTest() {
        return at("second.");
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** First column of the answer as text. */
    List<String> ask(String sql, Object... parameters) throws SQLException {
        try (var connection = connect();
                var query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            var answer = new ArrayList<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    answer.add(rows.getString(1));
                }
            }
            return answer;
        }
    }

    private static Database at(String prefix) {
        var config = ConfigProvider.getConfig();
        return new Database(
                config.getValue(prefix + "quarkus.datasource.jdbc.url", String.class),
                config.getValue(prefix + "quarkus.datasource.username", String.class),
                config.getValue(prefix + "quarkus.datasource.password", String.class));
    }
}
