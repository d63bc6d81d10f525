package dev.granary.testing.landscape.embedded.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.schema.ListType;
import dev.granary.testing.landscape.embedded.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The elements of field paths, in the notation of {@code fieldsV1}. */
final class PathElements {

    private PathElements() {}

    static String field(String name) {
        return "f:" + name;
    }

    /** Element of an item in a list that is not atomic. */
    static String item(JsonNode item, Schema list) {
        return list.listType() == ListType.SET ? "v:" + text(item) : "k:" + text(keys(item, list));
    }

    /** Index of the item that the element names, or -1. */
    static int indexOf(ArrayNode items, String element, Schema list) {
        for (int i = 0; i < items.size(); i++) {
            if (item(items.get(i), list).equals(element)) {
                return i;
            }
        }
        return -1;
    }

    static String show(String element) {
        String rest = element.substring(2);
        return switch (element.charAt(0)) {
            case 'k' ->
                Json.parseOwn(rest.getBytes(StandardCharsets.UTF_8)).properties().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining(",", "[", "]"));
            case 'v' -> "[=" + rest + "]";
            default -> "." + rest;
        };
    }

    private static ObjectNode keys(JsonNode item, Schema list) {
        ObjectNode keys = Json.object();
        for (String key : new TreeSet<>(list.listKeys())) {
            if (item.has(key)) {
                keys.set(key, item.get(key));
            } else {
                list.items().fieldOrAnything(key).defaultValue().ifPresent(d -> keys.set(key, d));
            }
        }
        return keys;
    }

    private static String text(JsonNode node) {
        return new String(Json.bytes(node), StandardCharsets.UTF_8);
    }
}
