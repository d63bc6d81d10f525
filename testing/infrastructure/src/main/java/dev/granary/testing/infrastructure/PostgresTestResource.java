package dev.granary.testing.infrastructure;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a {@code @QuarkusTest} the shared PostgreSQL. Argument {@code role}, required: one of {@link PostgresServer#ROLES}.
 */
public final class PostgresTestResource implements QuarkusTestResourceLifecycleManager {
    private String role = "";

    @Override
    public void init(Map<String, String> arguments) {
        role = arguments.getOrDefault("role", "");
    }

    @Override
    public Map<String, String> start() {
        return SharedServers.call("postgresProperties", role);
    }

    /** The server ends with the JVM. */
    @Override
    public void stop() {}
}
