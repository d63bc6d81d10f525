package dev.granary.engine.manifest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fields of a manifest while it is read. */
final class ManifestFields {

    private static final String WITHOUT_DIGEST = "1.0";

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final ObjectReader STRINGS = listOf(String.class);
    private static final ObjectReader KINDS = listOf(KindCount.class);
    private static final ObjectReader PROBLEMS = listOf(BackupProblem.class);
    private static final ObjectReader BLOBS = listOf(ManifestBlob.class);
    private static final ObjectReader VOLUMES = listOf(BackedUpVolume.class);

    private final String formatVersion;
    private @Nullable UUID clusterId;
    private @Nullable UUID backupId;
    private @Nullable String attempt;
    private @Nullable UUID parent;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;
    private @Nullable String writtenBy;
    private @Nullable Encryption encryption;
    private @Nullable List<String> namespaces;
    private @Nullable List<KindCount> kinds;
    private @Nullable List<BackupProblem> problems;
    private @Nullable List<ManifestBlob> blobs;
    private @Nullable List<BackedUpVolume> volumes;
    private @Nullable PackList packs;
    private boolean abandoned;
    private boolean digested;

    ManifestFields(String formatVersion) {
        this.formatVersion = formatVersion;
    }

    boolean areOfATombstone() {
        return abandoned;
    }

    /** Only manifests of the first version may have none. */
    boolean promiseADigest() {
        return digested || !formatVersion.equals(WITHOUT_DIGEST);
    }

    /** Takes the field's value, at which the parser stands. */
    void read(String field, JsonParser json) throws IOException {
        switch (field) {
            case "clusterId" -> clusterId = uuid(json);
            case "backupId" -> backupId = uuid(json);
            case "attempt" -> attempt = text(json);
            case "parent" -> parent = uuid(json);
            case "startedAt" -> startedAt = time(json);
            case "finishedAt" -> finishedAt = time(json);
            case "writtenBy" -> writtenBy = text(json);
            case "encryption" -> encryption = requireNonNull(JSON.readValue(json, Encryption.class));
            case "namespaces" -> namespaces = list(json, STRINGS);
            case "kinds" -> kinds = list(json, KINDS);
            case "problems" -> problems = list(json, PROBLEMS);
            case "blobs" -> blobs = list(json, BLOBS);
            case "volumes" -> volumes = list(json, VOLUMES);
            case "packs" -> packs = new PackListReader(json).read();
            case ManifestJson.ABANDONED -> {
                abandoned = true;
                json.skipChildren();
            }
            case ManifestEnd.FIELD -> { // its place at the end is looked at, not its value
                digested = true;
                json.skipChildren();
            }
            default -> json.skipChildren(); // of a later minor version
        }
    }

    /** All of them. A field that is missing makes the record throw. */
    Manifest manifest(AttemptKey key) {
        BackupKey backup = new BackupKey(requireNonNull(clusterId), requireNonNull(backupId));
        if (!key.backup().equals(backup) || !key.name().equals(attempt)) {
            throw new UnreadableManifestException.Damaged("it names another backup than its place", null);
        }
        return new Manifest(
                formatVersion,
                key,
                parent,
                requireNonNull(startedAt),
                requireNonNull(finishedAt),
                requireNonNull(writtenBy),
                encryption,
                requireNonNull(namespaces),
                requireNonNull(kinds),
                requireNonNull(problems),
                requireNonNull(blobs),
                requireNonNull(volumes),
                requireNonNull(packs));
    }

    private static String text(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw new IllegalArgumentException("not a string");
        }
        return json.getText();
    }

    private static UUID uuid(JsonParser json) throws IOException {
        String text = text(json);
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equals(text)) {
            throw new IllegalArgumentException("not a uuid in lower case");
        }
        return uuid;
    }

    private static Instant time(JsonParser json) throws IOException {
        try {
            return Instant.parse(text(json));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a time", e);
        }
    }

    private static <T> List<T> list(JsonParser json, ObjectReader elements) throws IOException {
        return elements.readValue(json);
    }

    private static ObjectReader listOf(Class<?> type) {
        return JSON.readerForListOf(type);
    }
}
