package dev.granary.testing.landscape.embedded.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.schema.Schema;
import java.util.Map;
import java.util.TreeMap;

/** Which paths differ between two states of an object. */
record Difference(FieldTree changed, FieldTree removed) {

    static final Difference NONE = new Difference(FieldTree.NOTHING, FieldTree.NOTHING);

    boolean isEmpty() {
        return changed.isEmpty() && removed.isEmpty();
    }

    static Difference between(JsonNode before, JsonNode after, Schema schema) {
        if (after.isMissingNode()) {
            return before.isMissingNode()
                    ? NONE
                    : new Difference(FieldTree.NOTHING, Ownable.paths(before, schema, true));
        }
        if (before.isMissingNode()) {
            return new Difference(Ownable.paths(after, schema, true), FieldTree.NOTHING);
        }
        if (before.isObject() && after.isObject() && !schema.isAtomicMap()) {
            return betweenObjects(before, after, schema);
        }
        if (before instanceof ArrayNode a && after instanceof ArrayNode b && isKeyed(a, b, schema)) {
            return betweenLists(a, b, schema);
        }
        return Json.same(before, after) ? NONE : new Difference(FieldTree.LEAF, FieldTree.NOTHING);
    }

    private static boolean isKeyed(ArrayNode a, ArrayNode b, Schema schema) {
        return !Ownable.isOwnedAsOne(a, schema) && !Ownable.isOwnedAsOne(b, schema);
    }

    private static Difference betweenObjects(JsonNode before, JsonNode after, Schema schema) {
        Collector collector = new Collector();
        after.fieldNames()
                .forEachRemaining(f -> collector.add(
                        PathElements.field(f), between(before.path(f), after.path(f), schema.fieldOrAnything(f))));
        before.fieldNames().forEachRemaining(f -> {
            if (!after.has(f)) {
                collector.add(PathElements.field(f), between(before.path(f), after.path(f), schema.fieldOrAnything(f)));
            }
        });
        return collector.result();
    }

    private static Difference betweenLists(ArrayNode before, ArrayNode after, Schema schema) {
        Collector collector = new Collector();
        for (JsonNode item : after) {
            String element = PathElements.item(item, schema);
            int index = PathElements.indexOf(before, element, schema);
            collector.add(
                    element,
                    index >= 0
                            ? between(before.get(index), item, schema.items())
                            : new Difference(wholeItem(item, schema), FieldTree.NOTHING));
        }
        for (JsonNode item : before) {
            String element = PathElements.item(item, schema);
            if (PathElements.indexOf(after, element, schema) < 0) {
                collector.add(element, new Difference(FieldTree.NOTHING, wholeItem(item, schema)));
            }
        }
        return collector.result();
    }

    private static FieldTree wholeItem(JsonNode item, Schema list) {
        return new FieldTree(true, Ownable.paths(item, list.items(), true).children());
    }

    private static final class Collector {
        private final Map<String, FieldTree> changed = new TreeMap<>();
        private final Map<String, FieldTree> removed = new TreeMap<>();

        void add(String element, Difference difference) {
            if (!difference.changed.isEmpty()) {
                changed.put(element, difference.changed);
            }
            if (!difference.removed.isEmpty()) {
                removed.put(element, difference.removed);
            }
        }

        Difference result() {
            return new Difference(new FieldTree(false, changed), new FieldTree(false, removed));
        }
    }
}
