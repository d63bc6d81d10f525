package dev.granary.agent.adapter.kubernetes;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.granary.agent.domain.kube.Fields;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON objects as trees of maps, and back. */
final class Trees {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final ObjectReader TREE =
            JSON.readerFor(new TypeReference<LinkedHashMap<String, @Nullable Object>>() {});

    private Trees() {}

    static JsonParser parser(InputStream in) throws IOException {
        return JSON.createParser(in).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
    }

    /** The object at which the parser stands. */
    static Fields read(JsonParser parser) throws IOException {
        @Nullable Map<String, @Nullable Object> tree = TREE.readValue(parser);
        if (tree == null) {
            throw MismatchedInputException.from(parser, Fields.class, "null is no object");
        }
        return Fields.of(tree);
    }

    static Fields read(InputStream in) throws IOException {
        try (JsonParser parser = parser(in)) {
            if (parser.nextToken() == null) {
                throw MismatchedInputException.from(parser, Fields.class, "no content");
            }
            return read(parser);
        }
    }

    static Fields read(byte[] bytes) throws IOException {
        return read(new ByteArrayInputStream(bytes));
    }

    static String write(Fields fields) {
        try {
            return JSON.writeValueAsString(fields.map());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a tree of maps is always JSON", e);
        }
    }
}
