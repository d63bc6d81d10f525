package dev.granary.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.engine.pack.PackId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestJsonTest {

    private static final BackupKey KEY = new BackupKey(
            UUID.fromString("0f1e2d3c-0000-4000-8000-000000000001"),
            UUID.fromString("0f1e2d3c-0000-4000-8000-000000000002"));
    private static final AttemptKey ATTEMPT = new AttemptKey(KEY, 7, "00112233445566778899aabbccddeeff");
    private static final String INDEX = ATTEMPT.volumeIndex("shop", "data", 1).value();

    private final Manifest manifest = manifest(Manifest.FORMAT_VERSION);

    private static Manifest manifest(String formatVersion) {
        return new Manifest(
                formatVersion,
                ATTEMPT,
                UUID.fromString("0f1e2d3c-0000-4000-8000-000000000003"),
                Instant.parse("2026-11-20T10:00:00.250Z"),
                Instant.parse("2026-11-20T10:00:05Z"),
                "granary edge-agent 0.1.0",
                new Encryption("2026-11"),
                List.of("shop", "gone"),
                List.of(new KindCount("apps/v1", "Deployment", 2)),
                List.of(new BackupProblem(
                        "Namespace", null, "gone", "NamespaceNotFound", "The cluster has no such namespace.")),
                List.of(
                        new ManifestBlob(
                                ATTEMPT.resources(1).value(), "resources", 314, Digest.of(new byte[] {1}), 3, 1234),
                        new ManifestBlob(INDEX, "volume-index", 271, Digest.of(new byte[] {2}), 0, 800)),
                List.of(new BackedUpVolume(
                        "shop", "data", BackedUpVolume.Mode.INCREMENTAL, INDEX, 12, 20_000_000, 123_456, 1, null)),
                new PackListBuilder()
                        .add(new PackId("b".repeat(64)), 16_777_216, 9_000_000)
                        .add(new PackId("a".repeat(64)), 123_456, 123_000)
                        .build());
    }

    @Test
    void writesWhatTheDocumentedExampleShows() throws IOException {
        assertThat(new String(ManifestJson.write(manifest), StandardCharsets.UTF_8))
                .isEqualTo(example("manifest-1.1.json"));
    }

    @Test
    void readsWhatTheFirstVersionWroteWithoutADigest() throws IOException {
        assertThat(manifestIn(example())).isEqualTo(manifest("1.0"));
    }

    @Test
    void refusesAManifestWithAnyOtherByteAnywhere() {
        byte[] json = ManifestJson.write(manifest);
        for (int at = 0; at < json.length; at++) {
            for (int bit = 1; bit < 256; bit <<= 1) {
                byte[] flipped = json.clone();
                flipped[at] ^= (byte) bit;
                assertThatThrownBy(() -> ManifestJson.read(new ByteArrayInputStream(flipped), ATTEMPT))
                        .as("bit %d of byte %d", bit, at)
                        .isInstanceOf(UnreadableManifestException.class);
            }
        }
    }

    @Test
    void refusesALaterManifestWhoseDigestIsMissingOrNotAtItsEnd() throws IOException {
        String missing = example().replace("\"1.0\"", "\"1.1\"");
        String digested = digested(missing);
        String notLast = digested.substring(0, digested.length() - 2) + ",\n  \"more\": 1\n}";

        assertThat(manifestIn(digested)).isEqualTo(manifest);
        assertThatThrownBy(() -> read(missing)).isInstanceOf(UnreadableManifestException.Damaged.class);
        assertThatThrownBy(() -> read(notLast)).isInstanceOf(UnreadableManifestException.Damaged.class);
        assertThatThrownBy(() -> read(digested + "\n")).isInstanceOf(UnreadableManifestException.Damaged.class);
    }

    @Test
    void readsBackWhatItWrote() {
        byte[] json = ManifestJson.write(manifest);

        assertThat(read(new String(json, StandardCharsets.UTF_8)))
                .isEqualTo(new CommittedBackup(manifest, json.length));
    }

    @Test
    void ignoresFieldsThatALaterMinorVersionAdds() throws IOException {
        String later = digested(example()
                .replace("\"1.0\"", "\"1.7\"")
                .replace("\"writtenBy\"", "\"hosts\": [ { \"name\": \"x\" } ],\n  \"writtenBy\"")
                .replace("\"role\"", "\"color\": [1], \"role\"")
                .replace("\"used\"", "\"color\": {\"a\": 1}, \"used\""));

        Manifest read = manifestIn(later);

        assertThat(read.blobs()).isEqualTo(manifest.blobs());
        assertThat(read.packs()).isEqualTo(manifest.packs());
    }

    @Test
    void keepsWhatAVolumeWasReadFrom() throws IOException {
        Manifest read = manifestIn(example().replace("\"problems\": 1}", "\"problems\": 1, \"source\": \"node\"}"));

        assertThat(read.volumes().getFirst().source()).isEqualTo(BackedUpVolume.Source.NODE);
        byte[] json = ManifestJson.write(read);
        assertThat(read(new String(json, StandardCharsets.UTF_8))).isEqualTo(new CommittedBackup(read, json.length));
    }

    @Test
    void doesWithoutWhatIsOptional() throws IOException {
        String less = example().replaceFirst(" *\"parent\".*\n", "").replaceFirst(" *\"encryption\".*\n", "");

        Manifest read = manifestIn(less);

        assertThat(read.parent()).isNull();
        assertThat(read.encryption()).isNull();
    }

    @Test
    void tellsATombstoneFromAManifest() {
        assertThat(read(new String(Tombstone.bytes(), StandardCharsets.UTF_8))).isEqualTo(new Tombstone());
        assertThat(Tombstone.bytes()).hasSize((int) Tombstone.SIZE);
        assertThat(read("{\"formatVersion\":\"1.3\",\"abandoned\":true,\"why\":\"x\"}"))
                .isEqualTo(new Tombstone());
    }

    @ParameterizedTest
    @CsvSource({"2.0", "10.0", "0.9"})
    void refusesAnotherMajorVersion(String version) throws IOException {
        String other = example().replace("\"1.0\"", "\"" + version + "\"");

        assertThatThrownBy(() -> read(other))
                .isInstanceOf(UnreadableManifestException.NewerFormat.class)
                .hasMessageContaining(version);
    }

    @Test
    void refusesAnotherMajorVersionThatLooksQuiteDifferent() {
        assertThatThrownBy(() -> read("{\"formatVersion\": \"2.0\", \"blobs\": {\"and\": [\"so\", \"on\"]}, ?"))
                .isInstanceOf(UnreadableManifestException.NewerFormat.class);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "damages.csv", delimiter = '|', quoteCharacter = '~')
    void refusesADamagedManifest(String part, String damage) throws IOException {
        String damaged = example().replace(part, damage);
        assertThat(damaged).isNotEqualTo(example());

        assertThatThrownBy(() -> read(damaged)).isInstanceOf(UnreadableManifestException.Damaged.class);
    }

    @ParameterizedTest
    @CsvSource({"''", "x", "[]", "'{'", "'{}'", "'null'", "'{} {}'", "'{\"formatVersion\":\"1.0\"}'"})
    void refusesWhatIsNoManifest(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(UnreadableManifestException.Damaged.class);
    }

    @Test
    void refusesAManifestThatIsCutShortAnywhere() throws IOException {
        String whole = example();
        for (int length = 0; length < whole.length(); length++) {
            String cut = whole.substring(0, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(UnreadableManifestException.Damaged.class);
        }
    }

    private static Manifest manifestIn(String json) {
        return ((CommittedBackup) read(json)).manifest();
    }

    private static AttemptEnd read(String json) {
        return ManifestJson.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), ATTEMPT);
    }

    /** With the digest that every version but the first has at its end. */
    private static String digested(String json) {
        String body = json.substring(0, json.length() - 2);
        byte[] end = ManifestEnd.of(Digest.of(body.getBytes(StandardCharsets.UTF_8)));
        return body + new String(end, StandardCharsets.US_ASCII);
    }

    /** A manifest of the first version: nothing but the checks of single fields stands against damage. */
    private static String example() throws IOException {
        return example("manifest-1.0.json");
    }

    private static String example(String name) throws IOException {
        try (InputStream in = ManifestJsonTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
