package dev.granary.eventing;

import dev.granary.testing.infrastructure.AccessTokens;
import dev.granary.testing.infrastructure.BrokerConfig;
import dev.granary.testing.infrastructure.BrokerProcess;
import dev.granary.testing.infrastructure.Certificates;
import dev.granary.testing.infrastructure.Directories;
import dev.granary.testing.infrastructure.Ports;
import dev.granary.testing.infrastructure.PostgresConfig;
import dev.granary.testing.infrastructure.PostgresServer;
import dev.granary.testing.infrastructure.TopicSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** A broker and a database of this test alone, which it may kill. */
@NullUnmarked // start() fills the fields
public final class Servers implements QuarkusTestResourceLifecycleManager {
    /** Role of the application under test, and the one whose tables the test uses itself. */
    static final List<String> ROLES = List.of("registry", "location");

    private Path directory;
    private PostgresServer database;
    private BrokerProcess broker;

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("granary-eventing");
            database = PostgresServer.start(new PostgresConfig(
                    directory.resolve("postgres"), Ports.free(), true, PostgresConfig.Passwords.random()));
            broker = BrokerProcess.start(brokerConfig(), directory.resolve("broker"));
            TopicSetup.apply(broker.login(BrokerConfig.ADMIN));
            for (String role : ROLES) {
                createTables(database.config().quarkusProperties(role));
            }
            return properties();
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives a test the handles it asks for; only types of the JDK cross class loaders. */
    @Override
    public void inject(TestInjector injector) {
        Map<String, Runnable> handles = Map.of(
                "kill database", database::killHard,
                "start database", database::start,
                "kill broker", () -> broker.process().killHard(),
                "start broker", broker::start);
        injector.injectIntoFields(handles, field -> field.getName().equals("servers"));
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.close();
        }
        if (database != null) {
            database.close();
        }
        Directories.delete(directory);
    }

    private BrokerConfig brokerConfig() {
        var tokens = AccessTokens.withKeyIn(directory.resolve("jwks.json"));
        var identity = Certificates.in(directory.resolve("tls")).issue("broker");
        return BrokerConfig.in(
                directory,
                new BrokerConfig.AgentsListener(identity, tokens.jwksFile(), AccessTokens.ISSUER, Duration.ZERO));
    }

    private Map<String, String> properties() {
        var properties = new HashMap<>(database.config().quarkusProperties("registry"));
        database.config().quarkusProperties("location").forEach((key, value) -> properties.put("second." + key, value));
        broker.login(BrokerConfig.ADMIN)
                .clientProperties()
                .forEach((key, value) -> properties.put("kafka." + key, value));
        return properties;
    }

    private static void createTables(Map<String, String> source) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        source.get("quarkus.datasource.jdbc.url"),
                        source.get("quarkus.datasource.username"),
                        source.get("quarkus.datasource.password"));
                var statement = connection.createStatement()) {
            statement.execute(Tables.ofReadme());
            statement.execute("create table effect (id bigserial, key text, note text)");
        }
    }
}
