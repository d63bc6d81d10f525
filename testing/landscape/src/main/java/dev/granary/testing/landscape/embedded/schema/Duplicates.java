package dev.granary.testing.landscape.embedded.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.status.Cause;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** No value twice in a set, no key twice in a list of maps. */
final class Duplicates {

    private Duplicates() {}

    static void check(ArrayNode items, Schema schema, String path, List<Cause> causes) {
        if (schema.listType() == ListType.ATOMIC) {
            return;
        }
        Set<JsonNode> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            JsonNode identity = schema.listType() == ListType.SET ? items.get(i) : keys(items.get(i), schema);
            if (!seen.add(identity)) {
                causes.add(new Cause("FieldValueDuplicate", "Duplicate value: " + identity, path + "[" + i + "]"));
            }
        }
    }

    private static ObjectNode keys(JsonNode item, Schema list) {
        ObjectNode keys = Json.object();
        list.listKeys().forEach(k -> keys.set(k, item.path(k)));
        return keys;
    }
}
