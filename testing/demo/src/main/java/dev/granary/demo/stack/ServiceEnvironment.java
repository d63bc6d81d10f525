package dev.granary.demo.stack;

import dev.granary.contracts.Participant;
import dev.granary.testing.infrastructure.KafkaLogin;
import dev.granary.testing.infrastructure.ServerIdentity;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The environment of each service, as deployment manifests would set it. */
final class ServiceEnvironment {
    /** Stands for the agent's container image; the kubelet knows it. */
    static final String AGENT_IMAGE = "granary/edge-agent:demo";

    private final StackOptions options;
    private final Infrastructure infrastructure;
    private final Keys keys;
    private final Addresses addresses;
    private final Path agentTrust;
    private final ServerIdentity registryIdentity;

    /**
     * @param agentTrust PEM with every authority that an agent meets
     */
    ServiceEnvironment(
            StackOptions options, Infrastructure infrastructure, Keys keys, Addresses addresses, Path agentTrust) {
        this.options = options;
        this.infrastructure = infrastructure;
        this.keys = keys;
        this.addresses = addresses;
        this.agentTrust = agentTrust;
        this.registryIdentity = infrastructure.certificates().issue("registry");
    }

    Map<String, String> of(Participant service) {
        var environment = new HashMap<String, String>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(addresses.port(service)));
        environment.putAll(kafka(infrastructure.broker().login(service.serviceName())));
        environment.putAll(database(service));
        environment.putAll(
                switch (service) {
                    case DISCOVERY -> discovery();
                    case REGISTRY -> registry();
                    case LOCATION, ORCHESTRATOR -> Map.of();
                    case GATEWAY -> gateway();
                });
        environment.putAll(options.environment());
        return environment;
    }

    private static Map<String, String> kafka(KafkaLogin login) {
        var environment = new HashMap<String, String>();
        login.clientProperties().forEach((key, value) -> environment.put(variable("kafka." + key), value));
        return environment;
    }

    private Map<String, String> database(Participant service) {
        var environment = new HashMap<String, String>();
        infrastructure
                .postgres()
                .config()
                .quarkusProperties(service.shortName())
                .forEach((key, value) -> environment.put(variable(key), value));
        return environment;
    }

    private Map<String, String> discovery() {
        return Map.of(
                "GRANARY_DISCOVERY_KEYSET_FILE", keys.keysetFile().toString(),
                "GRANARY_DISCOVERY_AGENT_KAFKA_BOOTSTRAP",
                        infrastructure.broker().config().agentsBootstrap(),
                "GRANARY_DISCOVERY_AGENT_TOKEN_ENDPOINT", addresses.tokenEndpointUrl(),
                "GRANARY_DISCOVERY_AGENT_IMAGE", AGENT_IMAGE,
                "GRANARY_DISCOVERY_AGENT_CA_FILE", agentTrust.toString(),
                "GRANARY_DISCOVERY_AGENT_HEARTBEAT_INTERVAL",
                        options.heartbeat().toString());
    }

    private Map<String, String> registry() {
        return Map.of(
                "GRANARY_REGISTRY_SIGNING_KEY_FILE", keys.signingKeyFile().toString(),
                "GRANARY_REGISTRY_SESSION_KEY_FILE", keys.sessionKeyFile().toString(),
                "GRANARY_REGISTRY_ISSUER", addresses.tokenEndpointUrl(),
                "GRANARY_REGISTRY_HEARTBEAT_INTERVAL", options.heartbeat().toString(),
                "QUARKUS_HTTP_SSL_PORT", Integer.toString(addresses.tokenEndpoint()),
                "QUARKUS_HTTP_SSL_CERTIFICATE_FILES",
                        registryIdentity.certificateFile().toString(),
                "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_FILES",
                        registryIdentity.keyFile().toString());
    }

    private Map<String, String> gateway() {
        return Map.of(
                "GRANARY_GATEWAY_DISCOVERY_URL", addresses.url(Participant.DISCOVERY),
                "GRANARY_GATEWAY_REGISTRY_URL", addresses.url(Participant.REGISTRY),
                "GRANARY_GATEWAY_LOCATION_URL", addresses.url(Participant.LOCATION),
                "GRANARY_GATEWAY_ORCHESTRATOR_URL", addresses.url(Participant.ORCHESTRATOR));
    }

    /** MicroProfile's rule for the name of a variable. */
    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
