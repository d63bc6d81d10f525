package dev.granary.agent.adapter.kafka;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * How the bus and the token endpoint are reached.
 *
 * @param bootstrap hosts and ports of the brokers' listener for agents
 * @param tokenEndpoint base address of the registry's token endpoint, without {@code /oauth2}
 * @param tokenFile projected service account token with audience {@code granary}; read again whenever it changes
 * @param caFile PEM bundle that brokers and token endpoint are trusted by
 */
public record BusSettings(
        String bootstrap, URI tokenEndpoint, Path tokenFile, Path caFile, UUID clusterId, String tenant) {

    private static final String ALLOWED_URLS = "org.apache.kafka.sasl.oauthbearer.allowed.urls";
    private static final String ALLOWED_FILES = "org.apache.kafka.sasl.oauthbearer.allowed.files";
    private static final String OAUTH = "org.apache.kafka.common.security.oauthbearer.";

    /** Kafka's client asks this address and reads this file only when the process allows both; before the first client. */
    public void allowLogin() {
        System.setProperty(ALLOWED_URLS, endpoint("/oauth2/token").toString());
        System.setProperty(ALLOWED_FILES, tokenFile.toString());
    }

    public URI endpoint(String path) {
        String base = tokenEndpoint.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    /** Settings that every client of the bus shares. */
    Map<String, Object> client() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrap);
        settings.put("client.id", "edge-agent-" + clusterId);
        settings.put("security.protocol", "SASL_SSL");
        settings.put("ssl.truststore.type", "PEM");
        settings.put("ssl.truststore.location", caFile.toString());
        settings.put("sasl.mechanism", "OAUTHBEARER");
        settings.put("sasl.jaas.config", jaas());
        settings.put("sasl.login.callback.handler.class", OAUTH + "OAuthBearerLoginCallbackHandler");
        settings.put("sasl.oauthbearer.jwt.retriever.class", OAUTH + "JwtBearerJwtRetriever");
        settings.put("sasl.oauthbearer.assertion.file", tokenFile.toString());
        settings.put(
                "sasl.oauthbearer.token.endpoint.url", endpoint("/oauth2/token").toString());
        settings.put("sasl.login.connect.timeout.ms", 5_000);
        settings.put("sasl.login.read.timeout.ms", 5_000);
        settings.put("request.timeout.ms", 15_000);
        settings.put("reconnect.backoff.max.ms", 10_000L);
        settings.put("socket.connection.setup.timeout.ms", 5_000L);
        return settings;
    }

    /** The options of the login module are the trust for the token endpoint, which does not use the broker's. */
    private String jaas() {
        return OAUTH + "OAuthBearerLoginModule required ssl.truststore.type=\"PEM\" ssl.truststore.location=\"" + caFile
                + "\";";
    }
}
