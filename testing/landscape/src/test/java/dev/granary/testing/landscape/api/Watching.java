package dev.granary.testing.landscape.api;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A running watch; its events are read by a thread of its own. */
final class Watching implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final InputStream body;
    private volatile boolean ended;

    private Watching(InputStream body) {
        this.body = body;
    }

    static Watching start(PlainClient client, String path) {
        Watching watching = new Watching(client.open(path + (path.contains("?") ? "&" : "?") + "watch=1"));
        Thread.ofVirtual().start(watching::read);
        return watching;
    }

    /** The first {@code count} events, once there are so many. */
    List<JsonNode> first(int count) {
        await().atMost(PATIENCE).until(() -> events.size() >= count);
        return List.copyOf(events).subList(0, count);
    }

    /** Type and object name of the first events: {@code ADDED a}. */
    List<String> firstShown(int count) {
        return first(count).stream()
                .map(e -> e.path("type").asText() + " "
                        + e.at("/object/metadata/name").asText())
                .toList();
    }

    /** Everything until the server ended the watch. */
    List<JsonNode> all() {
        await().atMost(PATIENCE).until(() -> ended);
        return List.copyOf(events);
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    events.add(Answer.parse(line));
                }
            }
        } catch (IOException e) {
            // closed by the test or cut by the server: an end like any other
        } finally {
            ended = true;
        }
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
