package dev.granary.agent.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.granary.agent.application.port.EventsUnavailableException;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.MovableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsTest {

    @TempDir
    private Path directory;

    private final MovableClock clock = new MovableClock();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String answer = "";
    private Sessions sessions;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/oauth2/session", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        Path token = Files.writeString(directory.resolve("token"), "header.pay+load.signature\n");
        var settings = new BusSettings(
                "127.0.0.1:9",
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
                token,
                directory.resolve("ca.pem"),
                Given.CLUSTER,
                "acme");
        sessions = new Sessions(settings, HttpClient.newHttpClient(), clock);
        grant("one", clock.instant().plus(Duration.ofHours(1)));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void opensASessionWithTheProjectedToken() {
        Session session = sessions.current();

        assertThat(session.name()).isEqualTo("one");
        assertThat(asked)
                .containsExactly(
                        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=header.pay%2Bload.signature");
    }

    @Test
    void usesASessionForFourFifthsOfItsLife() {
        sessions.current();
        clock.advance(Duration.ofMinutes(47));
        sessions.current();
        assertThat(asked).hasSize(1);

        clock.advance(Duration.ofMinutes(2));
        grant("two", clock.instant().plus(Duration.ofHours(1)));

        assertThat(sessions.current().name()).isEqualTo("two");
    }

    @Test
    void readsTheTokenAnewForEachSession() throws IOException {
        sessions.current();
        Files.writeString(directory.resolve("token"), "rotated");
        clock.advance(Duration.ofMinutes(50));

        sessions.current();

        assertThat(asked.getLast()).endsWith("assertion=rotated");
    }

    @Test
    void usesASessionToItsEndWhileItCannotBeRenewedAndDoesNotHammer() {
        sessions.current();
        status = 503;
        clock.advance(Duration.ofMinutes(50));

        assertThat(sessions.current().name()).isEqualTo("one");
        assertThat(sessions.current().name()).isEqualTo("one");
        assertThat(asked).hasSize(2);

        clock.advance(Duration.ofMinutes(11));
        assertThatThrownBy(sessions::current).isInstanceOf(EventsUnavailableException.class);
    }

    @Test
    void saysThatItWasRefusedWithoutWhatItSent() {
        status = 400;
        answer = "{\"error\":\"invalid_grant\",\"assertion\":\"header.pay+load.signature\"}";

        assertThatThrownBy(sessions::current)
                .isInstanceOf(EventsUnavailableException.class)
                .hasMessageContaining("400")
                .hasMessageNotContaining("header");
    }

    @Test
    void waitsForATokenThatIsNotThereYet() throws IOException {
        Files.delete(directory.resolve("token"));

        assertThatThrownBy(sessions::current).isInstanceOf(EventsUnavailableException.class);

        Files.writeString(directory.resolve("token"), "late");
        assertThat(sessions.current().name()).isEqualTo("one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "no json",
                "{\"session\":\"s\",\"key\":\"!!\",\"expires_at\":4102444800}",
                "{\"session\":\"s\",\"expires_at\":4102444800}"
            })
    void doesNotTakeEveryAnswerForASession(String bad) {
        answer = bad;

        assertThatThrownBy(sessions::current).isInstanceOf(EventsUnavailableException.class);
    }

    private void grant(String name, Instant expiresAt) {
        answer = "{\"cluster_id\":\"c\",\"tenant\":\"acme\",\"session\":\"%s\",\"key\":\"a2V5\",\"expires_at\":%d}"
                .formatted(name, expiresAt.getEpochSecond());
    }
}
