package dev.granary.eventing;

import jakarta.inject.Singleton;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the outbox is: the service's data source, reached beside its pool. */
@Singleton
class OutboxDatabase {
    private final String url;
    private final Properties properties = new Properties();

    OutboxDatabase(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.url = url;
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "outbox-relay");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", "60");
    }

    OutboxConnection open() throws SQLException {
        return new OutboxConnection(DriverManager.getConnection(url, properties));
    }
}
