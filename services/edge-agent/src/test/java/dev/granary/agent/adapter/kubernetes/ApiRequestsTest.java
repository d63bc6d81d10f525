package dev.granary.agent.adapter.kubernetes;

import static dev.granary.agent.adapter.kubernetes.ScriptedApiServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.agent.application.port.ClusterUnreachableException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRequestsTest {

    private ScriptedApiServer server;
    private ApiRequests requests;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedApiServer();
        requests = new ApiRequests(server.client(), server.pace(), ScriptedApiServer.LONGEST_SILENCE);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void waitsAsLongAsAServerAsksThatHasTooMuchToDo() {
        server.thenRetryAfter(429, "7").thenRetryAfter(429, "20").then(200, "{\"a\":\"b\"}");

        try (var answer = requests.get("/x")) {
            assertThat(answer.fields().text("a")).contains("b");
        }
        assertThat(server.time().sinceStart()).isBetween(Duration.ofSeconds(27), Duration.ofSeconds(28));
    }

    @Test
    void givesUpOnAServerThatAsksToWaitForTooLong() {
        server.thenRetryAfter(429, "200").thenRetryAfter(429, "200");

        try (var answer = requests.get("/x")) {
            assertThat(answer.status()).isEqualTo(429);
        }
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void waitsASecondWhenTheServerDoesNotSayHowLong() {
        server.then(429, "").then(200, "{}");

        requests.get("/x").close();

        assertThat(server.time().sinceStart()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void repeatsWhatMayBeOverInAMoment(int status) {
        server.then(status, "").then(status, "").then(200, "{}");

        try (var answer = requests.get("/x")) {
            assertThat(answer.isOk()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 409, 422})
    void doesNotRepeatWhatWasAnswered(int status) {
        server.then(status, status("Sorry", "no", "")).then(200, "{}");

        try (var answer = requests.get("/x")) {
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.refusalText()).isEqualTo("the API server answered " + status + " (no)");
        }
    }

    @Test
    void tellsTheBeginningOfALongRefusal() {
        server.then(403, status("Forbidden", "x".repeat(60_000), ""));

        try (var answer = requests.get("/x")) {
            assertThat(answer.refusalText())
                    .startsWith("the API server answered 403 (xxx")
                    .hasSizeLessThan(450);
        }
    }

    @Test
    void doesNotRepeatAWriteThatFailedInTheServer() {
        server.then(500, status("InternalError", "failed calling webhook", "")).then(201, "{}");

        try (var answer = requests.send("POST", "/x", new ApiRequests.Body("application/json", "{}"))) {
            assertThat(answer.status()).isEqualTo(500);
        }
    }

    @Test
    void saysThatTheServerIsNotThereAfterAFewTries() {
        server.stop();

        assertThatThrownBy(() -> requests.get("/x")).isInstanceOf(ClusterUnreachableException.class);
    }

    @Test
    void goesOnWhenAConnectionBreaksBeforeTheAnswer() {
        server.thenCut("{}", 0).then(200, "{\"a\":\"b\"}");

        try (var answer = requests.get("/x")) {
            assertThat(answer.isOk()).isTrue();
        }
    }

    @Test
    void asksAgainWhenNothingMoreComesOfAnAnswer() {
        server.thenSilence("{\"a\":\"b\"}", 4).thenSilence("{\"a\":\"b\"}", 0).then(200, "{\"a\":\"b\"}");

        assertThat(requests.get("/x", ApiAnswer::fields).text("a")).contains("b");
    }

    @Test
    void leavesAnAnswerOfWhichNothingMoreComes() {
        server.thenSilence("{\"a\":\"b\"}", 4);

        requests.get("/x").close();

        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void sendsABodyWithItsTypeAndReadsTheWarnings() {
        server.thenWarn(201, "{}", "299 - \"unknown field \\\"spec.x\\\"\"");

        try (var answer = requests.send("POST", "/x?y=z", new ApiRequests.Body("application/json", "{\"a\":1}"))) {
            assertThat(answer.warnings()).containsExactly("unknown field \"spec.x\"");
        }
        assertThat(server.asked()).containsExactly("/x?y=z");
        assertThat(server.sent()).containsExactly("POST application/json {\"a\":1}");
    }
}
