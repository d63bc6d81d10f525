package dev.granary.engine.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.granary.engine.manifest.UnreadableManifestException.Damaged;
import dev.granary.engine.manifest.UnreadableManifestException.NewerFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** Reads what lies at the commit point of an attempt. */
final class ManifestReader {

    private static final Pattern VERSION = Pattern.compile("(\\d{1,6})\\.\\d{1,6}");
    private static final String MAJOR = Manifest.FORMAT_VERSION.substring(0, Manifest.FORMAT_VERSION.indexOf('.'));

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(ManifestJson.MOST_BYTES)
                    .maxNestingDepth(20)
                    .maxStringLength(1 << 20)
                    .build())
            .build();

    private final AttemptKey key;

    ManifestReader(AttemptKey key) {
        this.key = key;
    }

    AttemptEnd read(InputStream in) {
        ManifestStream bytes = new ManifestStream(in);
        try (JsonParser json = JSON.createParser(bytes)) {
            ManifestFields fields = fields(json);
            if (fields.areOfATombstone()) {
                return new Tombstone();
            }
            require(!fields.promiseADigest() || bytes.endsWithItsDigest());
            return new CommittedBackup(ManifestChecks.checked(fields.manifest(key), key), bytes.count());
        } catch (JsonProcessingException
                | NullPointerException
                | IllegalArgumentException e) { // what bad fields make the records throw
            throw new Damaged("it is not what docs/format.md describes", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ManifestFields fields(JsonParser json) throws IOException {
        require(json.nextToken() == JsonToken.START_OBJECT);
        ManifestFields fields = new ManifestFields(version(json));
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            fields.read(field, json);
        }
        require(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null);
        return fields;
    }

    private static String version(JsonParser json) throws IOException {
        require("formatVersion".equals(json.nextFieldName()) && json.nextToken() == JsonToken.VALUE_STRING);
        String version = json.getText();
        var matcher = VERSION.matcher(version);
        require(matcher.matches());
        if (!matcher.group(1).equals(MAJOR)) {
            throw new NewerFormat(version);
        }
        return version;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new Damaged("it is not what docs/format.md describes", null);
        }
    }
}
