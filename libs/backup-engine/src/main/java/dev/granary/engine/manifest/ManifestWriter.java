package dev.granary.engine.manifest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.List;

/** Writes a manifest field by field. The version is the first field, so that every reader can find it. */
final class ManifestWriter {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build();

    private final Manifest manifest;

    ManifestWriter(Manifest manifest) {
        this.manifest = manifest;
    }

    void write(OutputStream out) throws IOException {
        var digested = new DigestOutputStream(out, Digest.start());
        try (JsonGenerator json = JSON.createGenerator(digested).setPrettyPrinter(new LinePerElement())) {
            json.writeStartObject();
            writeHead(json);
            writeList(json, "namespaces", manifest.namespaces());
            writeList(json, "kinds", manifest.kinds());
            writeList(json, "problems", manifest.problems());
            writeList(json, "blobs", manifest.blobs());
            writeList(json, "volumes", manifest.volumes());
            writePacks(json, manifest.packs());
            json.flush();
            json.writeStringField(
                    ManifestEnd.FIELD,
                    Digest.finish(digested.getMessageDigest()).value());
            json.writeEndObject();
        }
    }

    private void writeHead(JsonGenerator json) throws IOException {
        json.writeStringField("formatVersion", manifest.formatVersion());
        json.writeStringField("clusterId", manifest.key().clusterId().toString());
        json.writeStringField("backupId", manifest.key().backupId().toString());
        json.writeStringField("attempt", manifest.attempt().name());
        if (manifest.parent() != null) {
            json.writeStringField("parent", manifest.parent().toString());
        }
        json.writeStringField("startedAt", manifest.startedAt().toString());
        json.writeStringField("finishedAt", manifest.finishedAt().toString());
        json.writeStringField("writtenBy", manifest.writtenBy());
        if (manifest.encryption() != null) {
            json.writePOJOField("encryption", manifest.encryption());
        }
    }

    private static void writeList(JsonGenerator json, String field, List<?> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (Object value : values) {
            json.writePOJO(value);
        }
        json.writeEndArray();
    }

    private static void writePacks(JsonGenerator json, PackList packs) throws IOException {
        json.writeArrayFieldStart("packs");
        for (int i = 0; i < packs.count(); i++) {
            json.writeStartObject();
            json.writeStringField("id", packs.id(i).value());
            json.writeNumberField("size", packs.sizeBytes(i));
            json.writeNumberField("used", packs.usedBytes(i));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
