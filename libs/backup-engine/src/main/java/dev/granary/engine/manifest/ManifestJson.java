package dev.granary.engine.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.granary.engine.store.BlobName;
import java.io.IOException;
import java.util.regex.Pattern;

/** Manifest to and from JSON. Reading trusts nothing: version first, then shape, then every path. */
public final class ManifestJson {

    private static final Pattern VERSION = Pattern.compile("(\\d{1,6})\\.\\d{1,6}");
    private static final String MAJOR = Manifest.FORMAT_VERSION.substring(0, Manifest.FORMAT_VERSION.indexOf('.'));

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ManifestJson() {}

    public static byte[] write(Manifest manifest) {
        try {
            return JSON.writeValueAsBytes(manifest);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest is always JSON", e);
        }
    }

    /**
     * Fields that this build does not know are ignored.
     *
     * @param key the backup whose manifest was fetched; one that speaks of another is damaged
     * @throws UnreadableManifestException it cannot be used
     */
    public static Manifest read(byte[] json, BackupKey key) {
        try {
            JsonNode tree = JSON.readTree(json);
            checkVersion(tree.path("formatVersion").asText());
            return checked(JSON.treeToValue(tree, Manifest.class), key);
        } catch (IOException
                | NullPointerException
                | IllegalArgumentException e) { // what bad fields make the records throw
            throw new UnreadableManifestException.Damaged("it is not what docs/format.md describes", e);
        }
    }

    private static void checkVersion(String version) {
        var matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            throw new UnreadableManifestException.Damaged("no formatVersion", null);
        }
        if (!matcher.group(1).equals(MAJOR)) {
            throw new UnreadableManifestException.NewerFormat(version);
        }
    }

    private static Manifest checked(Manifest manifest, BackupKey key) {
        if (!manifest.key().equals(key)) {
            throw new UnreadableManifestException.Damaged("it names another backup than its place", null);
        }
        String allowed = BackupKey.clusterPrefix(key.clusterId());
        for (ManifestBlob blob : manifest.blobs()) {
            if (!BlobName.isValid(blob.path()) || !blob.path().startsWith(allowed)) {
                throw new UnreadableManifestException.Damaged("it names a blob outside of its cluster", null);
            }
            if (blob.size() < 0 || blob.objects() < 0 || blob.contentSize() < 0) {
                throw new UnreadableManifestException.Damaged("it states a negative size", null);
            }
        }
        return manifest;
    }
}
