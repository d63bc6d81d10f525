package dev.granary.agent.adapter.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.agent.application.port.EventsUnavailableException;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The session of this process: opened with the projected token, renewed after four fifths of its life. While a renewal
 * fails, the session is used to its end.
 */
final class Sessions {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final BusSettings settings;
    private final HttpClient http;
    private final InstantSource clock;
    private final ObjectMapper json = new ObjectMapper();
    private @Nullable Session session;
    private Instant notBefore = Instant.EPOCH;

    Sessions(BusSettings settings, HttpClient http, InstantSource clock) {
        this.settings = settings;
        this.http = http;
        this.clock = clock;
    }

    /**
     * A session that is not over.
     *
     * @throws EventsUnavailableException there is none and none can be opened
     */
    synchronized Session current() {
        Instant now = clock.instant();
        Session known = session;
        if (known != null && now.isBefore(known.renewAt())) {
            return known;
        }
        boolean usable = known != null && now.isBefore(known.expiresAt());
        if (known != null && usable && now.isBefore(notBefore)) {
            return known;
        }
        try {
            Session opened = open(now);
            session = opened;
            return opened;
        } catch (EventsUnavailableException e) {
            notBefore = now.plus(RETRY);
            if (known != null && usable) {
                return known;
            }
            throw e;
        }
    }

    private Session open(Instant now) {
        HttpRequest request = HttpRequest.newBuilder(settings.endpoint("/oauth2/session"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form()))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new EventsUnavailableException(
                        "the token endpoint refused a session with status " + answer.statusCode(), null);
            }
            return parse(json.readTree(answer.body()), now);
        } catch (IOException e) {
            throw new EventsUnavailableException("the token endpoint does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventsUnavailableException("interrupted", e);
        }
    }

    private String form() {
        try {
            String assertion = Files.readString(settings.tokenFile()).strip();
            return "grant_type=" + encoded(GRANT) + "&assertion=" + encoded(assertion);
        } catch (IOException e) {
            throw new EventsUnavailableException("the projected token cannot be read", e);
        }
    }

    private static Session parse(JsonNode answer, Instant now) {
        try {
            byte[] key = Base64.getUrlDecoder().decode(answer.required("key").asText());
            Instant expiresAt =
                    Instant.ofEpochSecond(answer.required("expires_at").asLong());
            Duration life = Duration.between(now, expiresAt);
            return new Session(
                    answer.required("session").asText(),
                    new SecretKeySpec(key, Session.ALGORITHM),
                    now.plus(life.multipliedBy(4).dividedBy(5)),
                    expiresAt);
        } catch (IllegalArgumentException e) { // the cause is left out: it quotes what it read
            throw new EventsUnavailableException("the token endpoint's answer is not a session", null);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
