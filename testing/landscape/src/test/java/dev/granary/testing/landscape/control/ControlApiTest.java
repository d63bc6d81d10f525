package dev.granary.testing.landscape.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlApiTest {

    private final RecordedLandscape landscape = new RecordedLandscape();
    private final ControlApi api = new ControlApi(landscape, 0);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
        api.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    /shoots/edge-01/relabel   | {"labels":{"a":"b"}} | relabel edge-01 {a=b}
                    /shoots/edge-01/relabel   | ``                   | relabel edge-01 {}
                    /shoots/edge-01/hibernate | ``                   | hibernate edge-01
                    /shoots/edge-01/wake      | ``                   | wake edge-01
                    /shoots/edge-01/reconcile | ``                   | reconcile edge-01
                    /shoots/edge-01/delete    | ``                   | delete edge-01
                    /shoots/edge-01/cut       | ``                   | cut edge-01
                    /shoots/edge-01/restore   | ``                   | restore edge-01
                    /shoots/edge-01/slow      | {"delay":"PT2S"}     | slow edge-01 PT2S
                    /rights/revoke            | {"verb":"list","resource":"shoots"} | revoke list shoots
                    /rights/grant             | {"verb":"list","resource":"shoots"} | grant list shoots
                    /gardener/stop            | ``                   | stop
                    /gardener/start           | ``                   | start
                    """)
    void hasACommandForEachThingThatCanBeScripted(String path, String body, String call)
            throws IOException, InterruptedException {
        assertThat(post(path, body).statusCode()).isEqualTo(204);
        assertThat(landscape.calls).containsExactly(call);
    }

    @Test
    void answersWithTheShootButNeverItsCredentials() throws IOException, InterruptedException {
        var created = post("/shoots", "{\"name\":\"edge-09\",\"labels\":{\"a\":\"b\"}}");
        var listed = send(HttpRequest.newBuilder(api.url().resolve("/shoots")).GET());

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.body()).contains("\"name\":\"edge-09\"").doesNotContain("secret");
        assertThat(listed.body()).startsWith("{\"items\":[").doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    /shoots                   | {}                        | 400
                    /shoots                   | {"name":7}                | 400
                    /shoots                   | {"name":                  | 400
                    /shoots/edge-01/relabel   | {"labels":{"a":1}}        | 400
                    /shoots/edge-01/slow      | {"delay":"two seconds"}   | 400
                    /rights/revoke            | {"verb":"list"}           | 400
                    /shoots/missing/wake      | ``                        | 404
                    /shoots/edge-01/explode   | ``                        | 404
                    /unknown                  | ``                        | 404
                    """)
    void refusesWhatItDoesNotUnderstand(String path, String body, int status) throws IOException, InterruptedException {
        var answer = post(path, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"message\"");
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(api.url().resolve(path)).POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
