package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.testing.landscape.embedded.json.Json;
import java.util.List;

/** What a request is answered with. */
public sealed interface Reply {

    /** A JSON document. {@code warnings} go into Warning headers. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Document(int code, byte[] json, String contentType, List<String> warnings) implements Reply {}

    record Text(int code, String text) implements Reply {}

    /** Goes on until the client or the timeout ends it. */
    record Stream(WatchRequest watch) implements Reply {}

    static Reply json(int code, byte[] json) {
        return new Document(code, json, "application/json", List.of());
    }

    static Reply json(int code, JsonNode json) {
        return json(code, Json.bytes(json));
    }

    static Reply json(int code, byte[] json, List<String> warnings) {
        return new Document(code, json, "application/json", warnings);
    }
}
