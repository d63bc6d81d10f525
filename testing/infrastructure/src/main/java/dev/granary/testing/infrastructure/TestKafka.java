package dev.granary.testing.infrastructure;

import dev.granary.contracts.Participant;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The broker that all tests of one JVM share, with every fixed topic and the real rights of every service. It ends with the
 * JVM. Agents' access tokens are believed when they are signed by {@link #agentTokens()}.
 */
public final class TestKafka {
    private static final TestKafka INSTANCE = start();

    private final BrokerConfig config;
    private final Certificates certificates;
    private final AccessTokens agentTokens;

    private TestKafka(BrokerConfig config, Certificates certificates, AccessTokens agentTokens) {
        this.config = config;
        this.certificates = certificates;
        this.agentTokens = agentTokens;
    }

    public static TestKafka shared() {
        return INSTANCE;
    }

    private static TestKafka start() {
        QuietLogs.apply();
        Path directory = Directories.temporary("granary-kafka");
        TestKafka kafka = configure(directory);
        AutoCloseable broker = KafkaRoute.chosen().start(kafka.config);
        Directories.closeAtExit(() -> close(broker), directory);
        TopicSetup.apply(kafka.login(BrokerConfig.ADMIN));
        return kafka;
    }

    private static void close(AutoCloseable broker) {
        try {
            broker.close();
        } catch (Exception e) { // edge of a shutdown hook: AutoCloseable declares nothing narrower
            throw new IllegalStateException("The broker did not end", e);
        }
    }

    /** Certificates, a key for tokens and a configuration below the directory; nothing runs yet. */
    static TestKafka configure(Path directory) {
        Certificates certificates = Certificates.in(directory.resolve("tls"));
        AccessTokens tokens = AccessTokens.withKeyIn(directory.resolve("jwks.json"));
        var agents = new BrokerConfig.AgentsListener(
                certificates.issue("broker"), tokens.jwksFile(), AccessTokens.ISSUER, Duration.ZERO);
        return new TestKafka(BrokerConfig.in(directory, agents), certificates, tokens);
    }

    BrokerConfig config() {
        return config;
    }

    /**
     * Login of a user of the internal listener: {@link BrokerConfig#ADMIN} may do everything, a service
     * ({@link Participant#serviceName()}) what it may in production.
     */
    public KafkaLogin login(String user) {
        return config.login(user);
    }

    /** Host and port of the listener for agents. */
    public String agentsBootstrap() {
        return config.agentsBootstrap();
    }

    /** PEM that a client of the agents' listener trusts. */
    public Path authorityFile() {
        return certificates.authorityFile();
    }

    public AccessTokens agentTokens() {
        return agentTokens;
    }
}
