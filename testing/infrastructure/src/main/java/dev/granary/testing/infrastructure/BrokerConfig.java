package dev.granary.testing.infrastructure;

import dev.granary.contracts.Participant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What a {@link Broker} is started with. The same directory, ports and cluster id open the same broker again.
 *
 * @param dataDirectory log segments and metadata
 * @param internalPort SASL_PLAINTEXT with PLAIN: the services
 * @param agentsPort SASL_SSL with OAUTHBEARER: the agents
 * @param controllerPort the KRaft quorum of one
 * @param passwords users of the internal listener; must contain {@link #BROKER} and should contain {@link #ADMIN}
 * @param agents how the agents' listener proves itself and whom it believes
 */
public record BrokerConfig(
        Path dataDirectory,
        int internalPort,
        int agentsPort,
        int controllerPort,
        Map<String, String> passwords,
        AgentsListener agents) {

    /** The broker's own user; a super user. */
    public static final String BROKER = "broker";

    /** The operator who makes topics and grants rights; a super user. */
    public static final String ADMIN = "granary-admin";

    public BrokerConfig {
        passwords = Map.copyOf(passwords);
        if (!passwords.containsKey(BROKER)) {
            throw new IllegalArgumentException("passwords lack the user " + BROKER);
        }
    }

    /** A broker below a directory on free ports, with random passwords for the operator and every service. */
    public static BrokerConfig in(Path directory, AgentsListener agents) {
        var passwords = new HashMap<String, String>();
        passwords.put(BROKER, Secrets.random());
        passwords.put(ADMIN, Secrets.random());
        Arrays.stream(Participant.values()).forEach(service -> passwords.put(service.serviceName(), Secrets.random()));
        return new BrokerConfig(directory.resolve("data"), Ports.free(), Ports.free(), Ports.free(), passwords, agents);
    }

    /** Login of a user of the internal listener. */
    public KafkaLogin login(String user) {
        String password = passwords.get(user);
        if (password == null) {
            throw new IllegalArgumentException("The broker has no user " + user);
        }
        return new KafkaLogin("127.0.0.1:" + internalPort, user, password);
    }

    /** Host and port of the listener for agents. */
    public String agentsBootstrap() {
        return "127.0.0.1:" + agentsPort;
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return "BrokerConfig[%s, ports %d %d %d]".formatted(dataDirectory, internalPort, agentsPort, controllerPort);
    }

    /**
     * The listener that agents reach.
     *
     * @param identity certificate of the listener
     * @param jwksFile public keys that access tokens are verified with; read again when the file changes
     * @param issuer {@code iss} that is believed
     * @param clockSkew 0 to 30 s; a token is taken for so long after its end
     */
    public record AgentsListener(ServerIdentity identity, Path jwksFile, String issuer, Duration clockSkew) {
        /** {@code aud} that is believed. */
        public static final String AUDIENCE = "granary-kafka";

        public AgentsListener {
            if (clockSkew.isNegative() || clockSkew.compareTo(Duration.ofSeconds(30)) > 0) {
                throw new IllegalArgumentException("clockSkew must lie between 0 and 30 s, was " + clockSkew);
            }
        }
    }
}
