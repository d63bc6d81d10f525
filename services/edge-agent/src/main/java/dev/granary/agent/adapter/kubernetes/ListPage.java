package dev.granary.agent.adapter.kubernetes;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.granary.agent.domain.kube.Fields;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One page of a list, read as a stream: one object in memory at a time. */
final class ListPage {

    private ListPage() {}

    /**
     * Hands over the items.
     *
     * @return the token of the next page, null when this is the last
     * @throws IOException the answer broke off or is not a list
     */
    static @Nullable String read(InputStream body, Consumer<Fields> items) throws IOException {
        @Nullable String next = null;
        try (JsonParser parser = Trees.parser(body)) {
            require(parser.nextToken(), JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (field.equals("items")) {
                    readItems(parser, items);
                } else if (field.equals("metadata") && value == JsonToken.START_OBJECT) {
                    next = Trees.read(parser).filled("continue").orElse(null);
                } else {
                    parser.skipChildren();
                }
            }
            require(parser.currentToken(), JsonToken.END_OBJECT);
        }
        return next;
    }

    private static void readItems(JsonParser parser, Consumer<Fields> items) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return; // what an empty list looks like on some aggregated servers
        }
        require(parser.currentToken(), JsonToken.START_ARRAY);
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            items.accept(Trees.read(parser));
        }
        require(parser.currentToken(), JsonToken.END_ARRAY);
    }

    private static void require(@Nullable JsonToken found, JsonToken wanted) throws IOException {
        if (found != wanted) {
            throw new EOFException("the list is cut or malformed");
        }
    }
}
