package dev.granary.registry.adapter.kafka.ingest;

import dev.granary.testing.infrastructure.AccessTokens;
import dev.granary.testing.infrastructure.Broker;
import dev.granary.testing.infrastructure.BrokerConfig;
import dev.granary.testing.infrastructure.BrokerConfig.AgentsListener;
import dev.granary.testing.infrastructure.Certificates;
import dev.granary.testing.infrastructure.KafkaLogin;
import dev.granary.testing.infrastructure.TopicSetup;
import java.nio.file.Path;
import java.time.Duration;

/** A broker for the ingest alone: on the shared one, the ingest of the service's own tests is in the same group. */
final class OwnBroker implements AutoCloseable {

    private final BrokerConfig config;
    private Broker broker;

    private OwnBroker(BrokerConfig config) {
        this.config = config;
        this.broker = Broker.start(config);
        TopicSetup.apply(login(BrokerConfig.ADMIN));
    }

    static OwnBroker start(Path files) {
        AccessTokens tokens = AccessTokens.withKeyIn(files.resolve("jwks.json"));
        var agents = new AgentsListener(
                Certificates.in(files.resolve("tls")).issue("broker"),
                tokens.jwksFile(),
                AccessTokens.ISSUER,
                Duration.ZERO);
        return new OwnBroker(BrokerConfig.in(files, agents));
    }

    KafkaLogin login(String user) {
        return config.login(user);
    }

    /** Again, on the same ports and with what it stored. */
    void startAgain() {
        broker = Broker.start(config);
    }

    @Override
    public void close() {
        broker.close();
    }
}
