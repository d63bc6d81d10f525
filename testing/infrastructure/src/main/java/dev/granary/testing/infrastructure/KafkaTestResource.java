package dev.granary.testing.infrastructure;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a {@code @QuarkusTest} the shared broker, by SASL. Argument {@code user}: the service whose rights the test runs
 * with, for instance {@code location-service}; without it the super user {@code granary-admin}.
 */
public final class KafkaTestResource implements QuarkusTestResourceLifecycleManager {
    private String user = BrokerConfig.ADMIN;

    @Override
    public void init(Map<String, String> arguments) {
        user = arguments.getOrDefault("user", user);
    }

    @Override
    public Map<String, String> start() {
        return SharedServers.call("kafkaProperties", user);
    }

    /** The broker ends with the JVM. */
    @Override
    public void stop() {}
}
