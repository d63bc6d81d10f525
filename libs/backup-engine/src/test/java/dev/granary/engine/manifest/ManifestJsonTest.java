package dev.granary.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestJsonTest {

    private static final BackupKey KEY = new BackupKey(
            UUID.fromString("0f1e2d3c-0000-4000-8000-000000000001"),
            UUID.fromString("0f1e2d3c-0000-4000-8000-000000000002"));

    private final Manifest manifest = new Manifest(
            "1.0",
            KEY.clusterId(),
            KEY.backupId(),
            Instant.parse("2026-11-20T10:00:00.250Z"),
            Instant.parse("2026-11-20T10:00:05Z"),
            "granary edge-agent 0.1.0",
            List.of("shop", "gone"),
            List.of(new KindCount("apps/v1", "Deployment", 2)),
            List.of(new BackupProblem(
                    "Namespace", null, "gone", "NamespaceNotFound", "The cluster has no such namespace.")),
            List.of(new ManifestBlob(KEY.resources(1).value(), "resources", 314, Digest.of(new byte[] {1}), 3, 1234)));

    @Test
    void writesWhatTheDocumentedExampleShows() throws IOException {
        assertThat(new String(ManifestJson.write(manifest), StandardCharsets.UTF_8))
                .isEqualTo(example());
    }

    @Test
    void readsBackWhatItWrote() {
        assertThat(ManifestJson.read(ManifestJson.write(manifest), KEY)).isEqualTo(manifest);
    }

    @Test
    void ignoresFieldsThatALaterMinorVersionAdds() throws IOException {
        String later = example()
                .replace("\"1.0\"", "\"1.7\"")
                .replace("\"writtenBy\"", "\"volumes\" : [ { \"name\" : \"x\" } ],\n  \"writtenBy\"")
                .replace("\"role\"", "\"keyId\" : \"k\", \"role\"");

        assertThat(read(later).blobs()).isEqualTo(manifest.blobs());
    }

    @ParameterizedTest
    @CsvSource({"2.0", "10.0", "0.9"})
    void refusesAnotherMajorVersion(String version) throws IOException {
        String other = example().replace("\"1.0\"", "\"" + version + "\"");

        assertThatThrownBy(() -> read(other))
                .isInstanceOf(UnreadableManifestException.NewerFormat.class)
                .hasMessageContaining(version);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"1.0\" | \"one\"",
                "\"1.0\" | null",
                "\"sha256:4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a\" | \"sha256:4bf5\"",
                "\"size\" : 314 | \"size\" : -1",
                "\"size\" : 314 | \"size\" : null",
                "\"size\" : 314 | \"siz\" : 314",
                "\"size\" : 314 | \"size\" : \"many\"",
                "\"contentSize\" : 1234 | \"contentSize\" : 99999999999999999999",
                "granary/v1/0f1e2d3c-0000-4000-8000-000000000001/ | granary/v1/0f1e2d3c-0000-4000-8000-000000000009/",
                "backups/0f1e2d3c-0000-4000-8000-000000000002/resources | ../../../etc/passwd",
                "granary/v1/ | /granary/v1/",
                "\"backupId\" : \"0f1e2d3c-0000-4000-8000-000000000002\" | \"backupId\" : \"0f1e2d3c-0000-4000-8000-000000000003\"",
                "\"startedAt\" : \"2026-11-20T10:00:00.250Z\" | \"startedAt\" : \"yesterday\"",
                "\"blobs\" : [ | \"blobs\" : [ null,",
                "\"namespaces\" : [ \"shop\", \"gone\" ] | \"namespaces\" : null",
                "\"namespaces\" : [ \"shop\", \"gone\" ] | \"namespaces\" : \"shop\"",
                "\"writtenBy\" | \"writer\"",
            })
    void refusesADamagedManifest(String part, String damage) throws IOException {
        String damaged = example().replace(part, damage);
        assertThat(damaged).isNotEqualTo(example());

        assertThatThrownBy(() -> read(damaged)).isInstanceOf(UnreadableManifestException.Damaged.class);
    }

    @ParameterizedTest
    @CsvSource({"''", "x", "[]", "'{'", "'{}'", "'null'", "'{} {}'"})
    void refusesWhatIsNoManifest(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(UnreadableManifestException.Damaged.class);
    }

    private static Manifest read(String json) {
        return ManifestJson.read(json.getBytes(StandardCharsets.UTF_8), KEY);
    }

    private static String example() throws IOException {
        try (InputStream in = ManifestJsonTest.class.getResourceAsStream("manifest-1.0.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
