package dev.granary.testing.landscape.embedded.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Json;
import java.util.Comparator;

/**
 * One entry of {@code managedFields}.
 *
 * @param subresource empty for the object itself
 */
record Owner(String manager, String operation, String apiVersion, String subresource, String time, FieldTree fields) {

    /** The order in which kube-apiserver writes them. */
    static final Comparator<Owner> ORDER = Comparator.comparing(Owner::operation)
            .thenComparing(Owner::time)
            .thenComparing(Owner::manager)
            .thenComparing(Owner::apiVersion)
            .thenComparing(Owner::subresource);

    static final String APPLY = "Apply";
    static final String UPDATE = "Update";

    static Owner read(JsonNode entry) {
        return new Owner(
                entry.path("manager").asText(""),
                entry.path("operation").asText(""),
                entry.path("apiVersion").asText(""),
                entry.path("subresource").asText(""),
                entry.path("time").asText(""),
                FieldTree.fromJson(entry.path("fieldsV1")));
    }

    ObjectNode write() {
        ObjectNode entry = Json.object()
                .put("manager", manager)
                .put("operation", operation)
                .put("apiVersion", apiVersion);
        if (!time.isEmpty()) {
            entry.put("time", time);
        }
        entry.put("fieldsType", "FieldsV1");
        entry.set("fieldsV1", fields.toJson());
        if (!subresource.isEmpty()) {
            entry.put("subresource", subresource);
        }
        return entry;
    }

    /** Same manager in the same role: at most one entry of an object. */
    boolean isSameManagerAs(Owner other) {
        return manager.equals(other.manager)
                && operation.equals(other.operation)
                && subresource.equals(other.subresource)
                && (operation.equals(APPLY) || apiVersion.equals(other.apiVersion));
    }

    Owner with(FieldTree next, String changedAt) {
        return new Owner(manager, operation, apiVersion, subresource, changedAt, next);
    }

    /** As conflict messages name it. */
    String shown() {
        String suffix = subresource.isEmpty() ? "" : " with subresource \"" + subresource + "\"";
        return operation.equals(APPLY)
                ? "\"" + manager + "\"" + suffix
                : "\"" + manager + "\"" + suffix + " using " + apiVersion;
    }
}
