package dev.granary.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.contracts.Participant;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** After the path, no token, kubeconfig or key is in any log, record on the bus, table or answer. */
class NoSecretLeavesIT {

    private static final String FLEET = """
            { clusters { items { name state reason message connections { state reason message }
                latestBackup { state reason message problems { kind namespace name reason message } } } } }""";

    private final Installation granary = Installation.shared();

    @Test
    void afterTheWholePath() {
        try (Journey journey = granary.connected()) {
            journey.succeeds(journey.backUp());
            Leak leak = new Leak(new Secrets(granary).all());
            SoftAssertions softly = new SoftAssertions();

            Map<String, String> places = places();
            places.forEach(
                    (place, text) -> softly.assertThat(leak.in(text)).as(place).isEmpty());

            softly.assertAll();
            assertThat(places.keySet())
                    .as("what was searched")
                    .anyMatch(place -> place.startsWith("log "))
                    .anyMatch(place -> place.startsWith("topic "))
                    .anyMatch(place -> place.startsWith("table "))
                    .anyMatch(place -> place.startsWith("answer "));
        }
    }

    private Map<String, String> places() {
        return Stream.of(logs(), topics(), tables(), answers())
                .flatMap(found -> found.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Of Granary's own processes and of what they run on; the landscape, which is the tenant's, has its logs elsewhere. */
    private Map<String, String> logs() {
        Path directory = granary.stack().directory();
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .collect(Collectors.toMap(file -> "log " + directory.relativize(file), NoSecretLeavesIT::read));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> topics() {
        Bus bus = granary.bus();
        return bus.read(bus.topics()).stream()
                .collect(Collectors.groupingBy(
                        record -> "topic " + record.topic(),
                        Collectors.mapping(NoSecretLeavesIT::text, Collectors.joining("\n"))));
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        Stream<String> headers = Arrays.stream(record.headers().toArray()).map(header -> Bus.text(header.value()));
        return Bus.text(record.key()) + Bus.text(record.value()) + headers.collect(Collectors.joining(" "));
    }

    private Map<String, String> tables() {
        return granary.tables().content().entrySet().stream()
                .collect(Collectors.toMap(table -> "table " + table.getKey(), Map.Entry::getValue));
    }

    private Map<String, String> answers() {
        Map<String, String> answers = new HashMap<>();
        Stream.of(
                        "/api/discovery-configs",
                        "/api/discovery-configs/" + granary.configId(),
                        "/api/clusters",
                        "/api/locations",
                        "/api/locations/" + granary.locationId(),
                        "/api/backups")
                .forEach(path -> answers.put(
                        "answer " + path, granary.operator().get(path).toString()));
        answers.put("answer of GraphQL", granary.operator().query(FLEET).toString());
        answers.put("answer to a refused kubeconfig", refusal());
        for (Participant service : Participant.values()) {
            answers.put("answer with metrics of " + service, granary.metrics(service));
        }
        return answers;
    }

    /** What is wrong with it is told; it is not quoted. */
    private String refusal() {
        HttpResponse<String> answer = granary.operator()
                .tryPost(
                        "/api/discovery-configs",
                        Map.of(
                                "name",
                                "broken",
                                "project",
                                granary.stack().landscape().project(),
                                "kubeconfig",
                                granary.stack()
                                        .landscape()
                                        .discoveryKubeconfig()
                                        .replace("server:", "sever:"),
                                "labelSelector",
                                Installation.SELECTOR));
        assertThat(answer.statusCode()).isBetween(400, 499);
        return answer.body();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
