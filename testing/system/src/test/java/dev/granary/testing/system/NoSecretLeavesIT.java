package dev.granary.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.contracts.Participant;
import dev.granary.testing.infrastructure.PostgresConfig;
import dev.granary.testing.infrastructure.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** After the path, no token, kubeconfig or key is in any log, record on the bus, table or answer. */
class NoSecretLeavesIT {

    private final Installation granary = Installation.shared();

    @Test
    void afterTheWholePath() {
        try (Journey journey = Journey.connected(granary, "secrets")) {
            journey.awaitSucceeded(journey.backUp());
            Leak leak = new Leak(secrets());
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

    /** Of Granary's own processes and of what they run on; the landscape is the tenant's and Gardener's side. */
    private Map<String, String> logs() {
        try (Stream<Path> files = Files.walk(granary.stack().directory())) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .filter(file -> !file.toString().contains("landscape"))
                    .collect(Collectors.toMap(file -> "log " + file, NoSecretLeavesIT::read));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> topics() {
        Bus bus = granary.bus();
        return bus.topics().stream()
                .collect(Collectors.toMap(
                        topic -> "topic " + topic,
                        topic -> bus.read(topic).stream()
                                .map(record -> Bus.text(record.key())
                                        + Bus.text(record.value())
                                        + Arrays.stream(record.headers().toArray())
                                                .map(header -> Bus.text(header.value()))
                                                .collect(Collectors.joining(" ")))
                                .collect(Collectors.joining("\n"))));
    }

    private Map<String, String> tables() {
        return PostgresServer.ROLES.stream()
                .map(this::tablesOf)
                .flatMap(tables -> tables.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<String, String> tablesOf(String role) {
        Map<String, String> login = postgres().quarkusProperties(role);
        try (Connection connection = DriverManager.getConnection(
                        login.get("quarkus.datasource.jdbc.url"), role, login.get("quarkus.datasource.password"));
                Statement statement = connection.createStatement()) {
            List<String> names =
                    column(statement, "select tablename from pg_tables where schemaname = '%s'".formatted(role));
            Map<String, String> content = new HashMap<>();
            for (String name : names) {
                content.put("table " + role + "." + name, String.join("\n", rows(statement, name)));
            }
            return content;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Rows as text; bytes also as the characters that they may be. */
    private static List<String> rows(Statement statement, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery("select * from \"" + table + "\"")) {
            while (found.next()) {
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    Object value = found.getObject(column);
                    rows.add(
                            value instanceof byte[] bytes
                                    ? new String(bytes, StandardCharsets.ISO_8859_1)
                                    : Objects.toString(value));
                }
            }
        }
        return rows;
    }

    private static List<String> column(Statement statement, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                values.add(found.getString(1));
            }
        }
        return values;
    }

    private Map<String, String> answers() {
        return Stream.of(
                        "/api/discovery-configs",
                        "/api/discovery-configs/" + granary.configId(),
                        "/api/clusters",
                        "/api/locations",
                        "/api/locations/" + granary.locationId(),
                        "/api/backups")
                .collect(Collectors.toMap(
                        path -> "answer " + path,
                        path -> granary.operator().get(path).toString()));
    }

    /** What the operator mounted, what was entered, and what the processes log in with. */
    private List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        secrets.add(token(granary.stack().landscape().discoveryKubeconfig()));
        PostgresServer.ROLES.forEach(role -> secrets.add(postgres().passwords().of(role)));
        Arrays.stream(Participant.values())
                .map(service -> granary.stack().infrastructure().broker().login(service.serviceName()))
                .forEach(login -> secrets.add(login.password()));
        secrets.add(read(granary.stack().directory().resolve("session-key")).strip());
        return secrets;
    }

    private static String token(String kubeconfig) {
        return kubeconfig
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("token:"))
                .map(line -> line.substring("token:".length()).replace("\"", "").strip())
                .findFirst()
                .orElseThrow();
    }

    private PostgresConfig postgres() {
        return granary.stack().infrastructure().postgres().config();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
