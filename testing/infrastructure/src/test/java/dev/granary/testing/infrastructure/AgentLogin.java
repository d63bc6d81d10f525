package dev.granary.testing.infrastructure;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The client settings of an agent: JWT bearer exchange of the assertion file, then OAUTHBEARER over TLS. */
final class AgentLogin {
    private AgentLogin() {}

    static Map<String, Object> properties(TestKafka kafka, TokenEndpoint endpoint, Path assertion) {
        System.setProperty(
                "org.apache.kafka.sasl.oauthbearer.allowed.urls",
                System.getProperty("org.apache.kafka.sasl.oauthbearer.allowed.urls", "") + "," + endpoint.url());
        System.setProperty(
                "org.apache.kafka.sasl.oauthbearer.allowed.files",
                System.getProperty("org.apache.kafka.sasl.oauthbearer.allowed.files", assertion.toString()) + ","
                        + assertion);
        var properties = new HashMap<String, Object>();
        properties.put("bootstrap.servers", kafka.agentsBootstrap());
        properties.put("security.protocol", "SASL_SSL");
        properties.put("ssl.truststore.type", "PEM");
        properties.put("ssl.truststore.location", kafka.authorityFile().toString());
        properties.put("sasl.mechanism", "OAUTHBEARER");
        properties.put(
                "sasl.jaas.config", "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;");
        properties.put(
                "sasl.login.callback.handler.class",
                "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler");
        properties.put(
                "sasl.oauthbearer.jwt.retriever.class",
                "org.apache.kafka.common.security.oauthbearer.JwtBearerJwtRetriever");
        properties.put("sasl.oauthbearer.assertion.file", assertion.toString());
        properties.put("sasl.oauthbearer.token.endpoint.url", endpoint.url().toString());
        properties.put("default.api.timeout.ms", 15_000);
        properties.put("request.timeout.ms", 10_000);
        return properties;
    }
}
