package dev.granary.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** The released schemas as files, and what of a schema is frozen. */
final class History {
    static final Path FOLDER = Path.of("src/main/resources/history");

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private History() {}

    static Stream<Schema> current() {
        return Topics.allRecords().stream().map(SpecificData.get()::getSchema);
    }

    static List<Path> files() {
        return FrozenFiles.below(FOLDER, ".avsc");
    }

    static Schema parse(Path file) {
        return new Schema.Parser().parse(FrozenFiles.read(FOLDER.resolve(file)));
    }

    /** {@code agent/v1/AgentHello.<fingerprint>.avsc} below the history folder. */
    static Path fileOf(Schema schema) {
        var context = schema.getNamespace().substring("dev.granary.contracts.".length());
        var name = "%s.%s.avsc".formatted(schema.getName(), Schemas.hex(Schemas.fingerprint(schema)));
        return Path.of(context.replace('.', '/').toLowerCase(Locale.ROOT), name);
    }

    /** The schema with all nested types in it, without what concerns generated Java only. */
    static String frozenText(Schema schema) {
        return print(tree(plain(schema))) + "\n";
    }

    /** What readers and writers agree on: as frozen, without the documentation, which may be improved. */
    static JsonNode meaning(Schema schema) {
        return without(tree(plain(schema)), "doc");
    }

    private static Schema plain(Schema schema) {
        return new Schema.Parser()
                .parse(without(tree(schema), "avro.java.string").toString());
    }

    private static JsonNode tree(Schema schema) {
        try {
            return JSON.readTree(schema.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String print(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode without(JsonNode node, String property) {
        if (node instanceof ObjectNode object) {
            object.remove(property);
        }
        node.forEach(child -> without(child, property));
        return node;
    }
}
