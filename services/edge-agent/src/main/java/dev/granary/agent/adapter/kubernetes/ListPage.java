package dev.granary.agent.adapter.kubernetes;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One page of a list, read as a stream: one object in memory at a time. */
final class ListPage {

    private final ObjectMapper json;

    ListPage(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Hands over the items.
     *
     * @return the token of the next page, null when this is the last
     * @throws IOException the answer broke off or is not a list
     */
    @Nullable
    String read(InputStream body, Consumer<ObjectNode> items) throws IOException {
        @Nullable String next = null;
        try (JsonParser parser = json.createParser(body).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)) {
            require(parser.nextToken(), JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                switch (field) {
                    case "items" -> readItems(parser, items);
                    case "metadata" -> next = continuation(parser.readValueAsTree());
                    default -> parser.skipChildren();
                }
            }
            require(parser.currentToken(), JsonToken.END_OBJECT);
        }
        return next;
    }

    private static void readItems(JsonParser parser, Consumer<ObjectNode> items) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return; // what an empty list looks like on some aggregated servers
        }
        require(parser.currentToken(), JsonToken.START_ARRAY);
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            items.accept(parser.readValueAsTree());
        }
        require(parser.currentToken(), JsonToken.END_ARRAY);
    }

    private static @Nullable String continuation(JsonNode metadata) {
        String token = metadata.path("continue").asText();
        return token.isEmpty() ? null : token;
    }

    private static void require(@Nullable JsonToken found, JsonToken wanted) throws IOException {
        if (found != wanted) {
            throw new EOFException("the list is cut or malformed");
        }
    }
}
