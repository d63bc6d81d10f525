package dev.granary.testing.landscape.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;

/** What a server answered; the body is missing where it is no JSON. */
record Answer(int code, String text, JsonNode body, HttpResponse<String> response) {

    private static final JsonMapper MAPPER = new JsonMapper();

    static Answer of(HttpResponse<String> response) {
        boolean isJson =
                response.headers().firstValue("Content-Type").orElse("").contains("json");
        JsonNode body = isJson ? parse(response.body()) : JsonNodeFactory.instance.missingNode();
        return new Answer(response.statusCode(), response.body(), body, response);
    }

    static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode at(String pointer) {
        return body.at(pointer);
    }

    String textAt(String pointer) {
        return body.at(pointer).asText();
    }

    String reason() {
        return textAt("/reason");
    }

    String message() {
        return textAt("/message");
    }

    String version() {
        return textAt("/metadata/resourceVersion");
    }

    String uid() {
        return textAt("/metadata/uid");
    }
}
