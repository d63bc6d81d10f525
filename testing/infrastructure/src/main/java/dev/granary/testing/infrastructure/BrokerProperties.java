package dev.granary.testing.infrastructure;

import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** Kafka's own configuration for a {@link BrokerConfig}: one node, broker and controller, SASL on every listener. */
final class BrokerProperties {
    static final String CLUSTER_ID = "granary.cluster.id";

    private static final String PLAIN_LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required";
    private static final String BEARER_LOGIN =
            "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;";
    private static final String BEARER_VALIDATOR =
            "org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler";

    private BrokerProperties() {}

    static Properties of(BrokerConfig config) {
        var properties = new Properties();
        properties.putAll(node(config));
        properties.putAll(oneReplica());
        properties.putAll(small());
        properties.putAll(internalSecurity(config));
        properties.putAll(agentSecurity(config.agents()));
        properties.putAll(authorization());
        return properties;
    }

    private static Map<String, String> node(BrokerConfig config) {
        String clients =
                "INTERNAL://127.0.0.1:%d,AGENTS://127.0.0.1:%d".formatted(config.internalPort(), config.agentsPort());
        return Map.of(
                CLUSTER_ID,
                "R3JhbmFyeVRlc3RDbHVzdA",
                "node.id",
                "1",
                "process.roles",
                "broker,controller",
                "controller.quorum.voters",
                "1@127.0.0.1:" + config.controllerPort(),
                "controller.listener.names",
                "CONTROLLER",
                "inter.broker.listener.name",
                "INTERNAL",
                "listeners",
                clients + ",CONTROLLER://127.0.0.1:" + config.controllerPort(),
                "advertised.listeners",
                clients,
                "listener.security.protocol.map",
                "INTERNAL:SASL_PLAINTEXT,AGENTS:SASL_SSL,CONTROLLER:SASL_PLAINTEXT",
                "log.dirs",
                config.dataDirectory().toString());
    }

    private static Map<String, String> oneReplica() {
        return Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "5",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.num.partitions", "5",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.num.partitions", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "auto.create.topics.enable", "false",
                "group.initial.rebalance.delay.ms", "0");
    }

    private static Map<String, String> small() {
        return Map.of(
                // the default of 128 MiB is taken from the heap at start
                "log.cleaner.dedupe.buffer.size", "2097152",
                // sparse index files of 20 MiB for each partition otherwise
                "log.index.size.max.bytes", "65536",
                "log.segment.bytes", "16777216",
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "2",
                // a broker that was killed may come back only when its session is over
                "broker.heartbeat.interval.ms", "1000",
                "broker.session.timeout.ms", "5000");
    }

    private static Map<String, String> internalSecurity(BrokerConfig config) {
        String own = PLAIN_LOGIN
                + " username=\"%s\" password=\"%s\""
                        .formatted(BrokerConfig.BROKER, config.passwords().get(BrokerConfig.BROKER));
        String users = config.passwords().entrySet().stream()
                .map(user -> " user_%s=\"%s\"".formatted(user.getKey(), user.getValue()))
                .sorted()
                .collect(Collectors.joining("", "", ";"));
        return Map.of(
                "sasl.enabled.mechanisms", "PLAIN",
                "sasl.mechanism.inter.broker.protocol", "PLAIN",
                "sasl.mechanism.controller.protocol", "PLAIN",
                "listener.name.internal.sasl.enabled.mechanisms", "PLAIN",
                "listener.name.internal.plain.sasl.jaas.config", own + users,
                "listener.name.controller.sasl.enabled.mechanisms", "PLAIN",
                "listener.name.controller.plain.sasl.jaas.config", own + users);
    }

    private static Map<String, String> agentSecurity(BrokerConfig.AgentsListener agents) {
        String listener = "listener.name.agents.";
        String bearer = listener + "oauthbearer.";
        return Map.ofEntries(
                Map.entry(listener + "sasl.enabled.mechanisms", "OAUTHBEARER"),
                Map.entry(bearer + "sasl.jaas.config", BEARER_LOGIN),
                Map.entry(bearer + "sasl.server.callback.handler.class", BEARER_VALIDATOR),
                Map.entry(bearer + "sasl.oauthbearer.jwks.endpoint.url", jwksUrl(agents)),
                Map.entry(bearer + "sasl.oauthbearer.expected.audience", BrokerConfig.AgentsListener.AUDIENCE),
                Map.entry(bearer + "sasl.oauthbearer.expected.issuer", agents.issuer()),
                Map.entry(
                        bearer + "sasl.oauthbearer.clock.skew.seconds",
                        Long.toString(agents.clockSkew().toSeconds())),
                Map.entry(bearer + "connections.max.reauth.ms", "3600000"),
                Map.entry(listener + "ssl.keystore.type", "PKCS12"),
                Map.entry(
                        listener + "ssl.keystore.location",
                        agents.identity().keyStoreFile().toString()),
                Map.entry(listener + "ssl.keystore.password", agents.identity().keyStorePassword()));
    }

    private static Map<String, String> authorization() {
        return Map.of(
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "super.users", "User:%s;User:%s".formatted(BrokerConfig.BROKER, BrokerConfig.ADMIN),
                "allow.everyone.if.no.acl.found", "false");
    }

    static String jwksUrl(BrokerConfig.AgentsListener agents) {
        return agents.jwksFile().toAbsolutePath().toUri().toString();
    }
}
