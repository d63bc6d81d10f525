package dev.granary.testing.landscape.embedded.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.schema.Schema;

/** Puts an applied configuration over the live object. */
final class Merging {

    private Merging() {}

    static JsonNode merge(JsonNode live, JsonNode applied, Schema schema) {
        if (live instanceof ObjectNode object && applied.isObject() && !schema.isAtomicMap()) {
            ObjectNode result = object.deepCopy();
            applied.properties()
                    .forEach(e -> result.set(
                            e.getKey(),
                            merge(object.path(e.getKey()), e.getValue(), schema.fieldOrAnything(e.getKey()))));
            return result;
        }
        if (live instanceof ArrayNode items && applied.isArray() && !Ownable.isOwnedAsOne(applied, schema)) {
            return mergeLists(items, applied, schema);
        }
        return applied.deepCopy();
    }

    private static ArrayNode mergeLists(ArrayNode live, JsonNode applied, Schema schema) {
        ArrayNode result = live.deepCopy();
        for (JsonNode item : applied) {
            int index = PathElements.indexOf(result, PathElements.item(item, schema), schema);
            if (index < 0) {
                result.add(item.deepCopy());
            } else {
                result.set(index, merge(result.get(index), item, schema.items()));
            }
        }
        return result;
    }

    /** Removes what {@code gone} names unless {@code kept} names it or something below it. */
    static void prune(JsonNode value, FieldTree gone, FieldTree kept, Schema schema) {
        gone.children().forEach((element, child) -> {
            FieldTree keptChild = kept.child(element);
            if (keptChild == null && child.member()) {
                remove(value, element, schema);
                return;
            }
            JsonNode inner = find(value, element, schema);
            prune(inner, child, keptChild == null ? FieldTree.NOTHING : keptChild, schemaOf(element, schema));
            if (inner.isContainerNode() && inner.isEmpty() && keptChild == null) {
                remove(value, element, schema);
            }
        });
    }

    private static JsonNode find(JsonNode value, String element, Schema schema) {
        if (value instanceof ArrayNode items) {
            int index = PathElements.indexOf(items, element, schema);
            return index < 0 ? Json.object().path("absent") : items.get(index);
        }
        return value.path(element.substring(2));
    }

    private static Schema schemaOf(String element, Schema schema) {
        return element.startsWith("f:") ? schema.fieldOrAnything(element.substring(2)) : schema.items();
    }

    private static void remove(JsonNode value, String element, Schema schema) {
        if (value instanceof ObjectNode object) {
            object.remove(element.substring(2));
        } else if (value instanceof ArrayNode items) {
            int index = PathElements.indexOf(items, element, schema);
            if (index >= 0) {
                items.remove(index);
            }
        }
    }
}
