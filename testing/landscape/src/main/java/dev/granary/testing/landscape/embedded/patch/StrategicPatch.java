package dev.granary.testing.landscape.embedded.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/** Strategic merge patch: like a merge patch, but lists merge as their schema says. */
public final class StrategicPatch {

    private static final String DIRECTIVE = "$patch";
    private static final String DELETE_VALUES = "$deleteFromPrimitiveList/";
    private static final String ORDER = "$setElementOrder/";
    private static final String RETAIN_KEYS = "$retainKeys";

    private StrategicPatch() {}

    /** The patched value; {@code target} is changed on the way. */
    public static JsonNode apply(JsonNode target, JsonNode patch, Schema schema) {
        if (!patch.isObject()) {
            return patch.deepCopy();
        }
        String directive = patch.path(DIRECTIVE).asText("");
        if (directive.equals("delete")) {
            return Json.object();
        }
        boolean replace = directive.equals("replace");
        ObjectNode result = !replace && target instanceof ObjectNode object ? object : Json.object();
        retainKeys(result, patch.path(RETAIN_KEYS));
        patch.properties().forEach(e -> applyField(result, e.getKey(), e.getValue(), schema));
        return result;
    }

    private static void applyField(ObjectNode target, String field, JsonNode patch, Schema schema) {
        if (field.equals(DIRECTIVE) || field.equals(RETAIN_KEYS) || field.startsWith(ORDER)) {
            return;
        }
        if (field.startsWith(DELETE_VALUES)) {
            deleteValues(target, field.substring(DELETE_VALUES.length()), patch);
            return;
        }
        Schema fieldSchema = schema.fieldOrAnything(field);
        if (patch.isNull()) {
            target.remove(field);
        } else if (patch instanceof ArrayNode list && fieldSchema.mergesByPatch()) {
            target.set(field, mergeList(target.path(field), list, fieldSchema));
        } else {
            target.set(field, apply(target.path(field), patch, fieldSchema));
        }
    }

    private static ArrayNode mergeList(JsonNode target, ArrayNode patch, Schema schema) {
        ArrayNode result = target instanceof ArrayNode array ? array : Json.array();
        for (JsonNode item : patch) {
            if (item.path(DIRECTIVE).asText("").equals("replace")) {
                result.removeAll();
            }
        }
        String key = schema.patchMergeKey().orElse("");
        patch.forEach(item -> mergeItem(result, item, key, schema.items()));
        return result;
    }

    private static void mergeItem(ArrayNode target, JsonNode item, String key, Schema schema) {
        if (key.isEmpty()) {
            if (!contains(target, item)) {
                target.add(item.deepCopy());
            }
            return;
        }
        if (item.path(DIRECTIVE).asText("").equals("replace") && !item.has(key)) {
            return;
        }
        int found = indexOf(target, key, item.path(key));
        if (item.path(DIRECTIVE).asText("").equals("delete")) {
            if (found >= 0) {
                target.remove(found);
            }
        } else if (found >= 0) {
            target.set(found, apply(target.get(found), item, schema));
        } else {
            target.add(apply(Json.object(), item, schema));
        }
    }

    private static void deleteValues(ObjectNode target, String field, JsonNode values) {
        ArrayNode kept = Json.array();
        target.path(field).forEach(v -> {
            if (!contains(values, v)) {
                kept.add(v);
            }
        });
        target.set(field, kept);
    }

    private static void retainKeys(ObjectNode target, JsonNode keys) {
        if (!keys.isArray()) {
            return;
        }
        List<String> retained = new ArrayList<>();
        keys.forEach(k -> retained.add(k.asText()));
        target.retain(retained);
    }

    private static int indexOf(ArrayNode list, String key, JsonNode value) {
        for (int i = 0; i < list.size(); i++) {
            if (Json.same(list.get(i).path(key), value)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode item : list) {
            if (Json.same(item, value)) {
                return true;
            }
        }
        return false;
    }
}
