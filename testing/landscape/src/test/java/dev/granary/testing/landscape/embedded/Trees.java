package dev.granary.testing.landscape.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Trees from YAML flow text, which spares the quotes: {@code {a: {b: 1}}}. */
public final class Trees {

    private Trees() {}

    public static JsonNode tree(String yaml) {
        try {
            return Json.parseYaml(yaml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ObjectNode object(String yaml) {
        return (ObjectNode) tree(yaml);
    }
}
