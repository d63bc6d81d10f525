package dev.granary.registry;

import static io.restassured.RestAssured.given;

import dev.granary.contracts.AvroCodec;
import dev.granary.contracts.CloudEventHeaders;
import dev.granary.contracts.CloudEventHeaders.CloudEvent;
import dev.granary.contracts.Topics;
import dev.granary.registry.adapter.hmac.HmacSeals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.Config;

/**
 * Speaks as an agent does: Kafka's own client gets its token from the registry by the JWT bearer grant, connects to the
 * listener for agents, and the events are sealed under a session.
 */
final class Agent {

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final Map<String, String> login;
    private final Map<String, Object> opened;

    private Agent(Map<String, String> login, Map<String, Object> opened) {
        this.login = login;
        this.opened = opened;
    }

    static Agent start(URI registry, Config config, String assertion) {
        Map<String, Object> opened = given().formParam("grant_type", GRANT)
                .formParam("assertion", assertion)
                .post("/oauth2/session")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("$");
        var login = Map.of(
                "bootstrap.servers",
                config.getValue("granary.test.kafka.agents-bootstrap", String.class),
                "ssl.truststore.location",
                config.getValue("granary.test.kafka.authority-file", String.class),
                "sasl.oauthbearer.token.endpoint.url",
                registry.resolve("/oauth2/token").toString(),
                "sasl.oauthbearer.assertion.file",
                write(assertion).toString());
        return new Agent(login, opened);
    }

    void say(SpecificRecordBase word) {
        String cluster = granted("cluster_id");
        byte[] value = AvroCodec.encode(word);
        var event = CloudEvent.of(UUID.randomUUID(), word, "/granary/edge-agent", cluster, Instant.now());
        var attributes = new RecordHeaders();
        CloudEventHeaders.write(attributes, event, word);
        CloudEventHeaders.set(attributes, "granary-session", granted("session"));
        byte[] key = Base64.getUrlDecoder().decode(granted("key"));
        CloudEventHeaders.set(
                attributes, "granary-mac", HmacSeals.seal(key, event.id().toString(), event.type(), value));
        var headers = new HashMap<String, String>();
        attributes.forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        BearerClient.send(login, Topics.eventsOf(granted("tenant")), cluster, value, headers);
    }

    private String granted(String field) {
        return String.valueOf(opened.get(field));
    }

    private static Path write(String assertion) {
        try {
            return Files.writeString(Files.createTempFile("assertion", ".jwt"), assertion);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
