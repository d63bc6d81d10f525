package dev.granary.engine.backup;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a line says about which object it is; the rest of it is passed over.
 *
 * @param namespace null for an object without
 * @param storedIn every {@code apiVersion} in which the backup has this object, best first; empty when only in this one
 */
record ObjectHead(String apiVersion, String kind, @Nullable String namespace, String name, List<String> storedIn) {

    private static final ObjectReader LINES = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .readerFor(Line.class);

    private record Line(
            @Nullable List<String> storedIn, @Nullable Held object) {}

    private record Held(
            @Nullable String apiVersion,
            @Nullable String kind,
            @Nullable Metadata metadata) {}

    private record Metadata(@Nullable String name, @Nullable String namespace) {}

    /**
     * Reads a line.
     *
     * @throws IOException it is not a line as docs/format.md describes it
     */
    static ObjectHead read(byte[] line) throws IOException {
        Line read = LINES.readValue(line);
        if (read == null || read.object == null) {
            throw new IOException("there is no object in it");
        }
        Held object = read.object;
        Metadata metadata = object.metadata == null ? new Metadata(null, null) : object.metadata;
        String namespace = metadata.namespace;
        return new ObjectHead(
                orEmpty(object.apiVersion),
                orEmpty(object.kind),
                namespace == null || namespace.isEmpty() ? null : namespace,
                orEmpty(metadata.name),
                read.storedIn == null ? List.of() : read.storedIn);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** The first of several versions stands for the object. */
    boolean isOneMoreVersion() {
        return !storedIn.isEmpty() && !apiVersion.equals(storedIn.getFirst());
    }
}
