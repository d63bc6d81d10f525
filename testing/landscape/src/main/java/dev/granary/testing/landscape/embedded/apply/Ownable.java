package dev.granary.testing.landscape.embedded.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.schema.ListType;
import dev.granary.testing.landscape.embedded.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which paths a tree consists of, and which of an object's fields can be owned at all. */
final class Ownable {

    private static final List<String> SYSTEM_METADATA = List.of(
            "name",
            "namespace",
            "creationTimestamp",
            "selfLink",
            "uid",
            "generation",
            "managedFields",
            "resourceVersion",
            "deletionTimestamp",
            "deletionGracePeriodSeconds");

    private Ownable() {}

    /** A copy without what the server itself writes. */
    static ObjectNode strip(ObjectNode object) {
        ObjectNode result = object.deepCopy();
        result.remove(List.of("kind", "apiVersion"));
        if (result.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove(SYSTEM_METADATA);
            if (metadata.isEmpty()) {
                result.remove("metadata");
            }
        }
        return result;
    }

    /** Paths of everything in the value, down to what is owned as one. */
    static FieldTree paths(JsonNode value, Schema schema) {
        return paths(value, schema, false);
    }

    /**
     * @param added the value was not there before: then the containers belong to the set, too
     */
    static FieldTree paths(JsonNode value, Schema schema, boolean added) {
        if (isOwnedAsOne(value, schema)) {
            return FieldTree.LEAF;
        }
        Map<String, FieldTree> children = new TreeMap<>();
        if (value.isObject()) {
            value.properties().forEach(e -> {
                FieldTree inner = paths(e.getValue(), schema.fieldOrAnything(e.getKey()), added);
                boolean isAlwaysThere = !schema.isCustom()
                        && schema.requires(e.getKey())
                        && !inner.children().isEmpty();
                children.put(
                        PathElements.field(e.getKey()), isAlwaysThere ? new FieldTree(false, inner.children()) : inner);
            });
            return new FieldTree(schema.isUndeclared() || (added && (schema.isMap() || schema.isCustom())), children);
        }
        for (JsonNode item : value) {
            FieldTree inner = paths(item, schema.items(), added);
            children.put(PathElements.item(item, schema), new FieldTree(true, inner.children()));
        }
        return new FieldTree(added, children);
    }

    static boolean isOwnedAsOne(JsonNode value, Schema schema) {
        if (!value.isContainerNode() || value.isEmpty()) {
            return true;
        }
        return value.isObject() ? schema.isAtomicMap() : schema.listType() == ListType.ATOMIC;
    }
}
