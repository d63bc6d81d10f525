package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.json.Meta;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts back what an update cannot change: what only the server writes, and what belongs to another endpoint. */
final class KeptFields {

    private static final List<String> METADATA = List.of(
            "name",
            "namespace",
            "uid",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "generation",
            "generateName",
            "resourceVersion",
            "selfLink");

    private KeptFields() {}

    static void restore(ResourceDefinition definition, ObjectNode before, ObjectNode next, String subresource) {
        if (subresource.equals("status")) {
            restoreAllButStatus(before, next);
            return;
        }
        if (definition.hasStatus()) {
            putOrRemove(next, "status", before.get("status"));
        }
        ObjectNode metadata = Meta.of(next).node();
        JsonNode earlier = before.path("metadata");
        METADATA.forEach(field -> putOrRemove(metadata, field, earlier.get(field)));
        if (definition.is("", "namespaces")) {
            putOrRemove(next, "spec", before.get("spec"));
        }
        if (definition.is("", "services")) {
            ServiceAddresses.keep(before, next);
        }
    }

    private static void restoreAllButStatus(ObjectNode before, ObjectNode next) {
        JsonNode status = next.get("status");
        JsonNode managedFields = Meta.of(next).node().get("managedFields");
        ObjectNode kept = before.deepCopy();
        next.removeAll();
        next.setAll(kept);
        putOrRemove(next, "status", status);
        putOrRemove(Meta.of(next).node(), "managedFields", managedFields);
    }

    private static void putOrRemove(ObjectNode object, String field, @Nullable JsonNode value) {
        if (value == null) {
            object.remove(field);
        } else {
            object.set(field, value);
        }
    }
}
