package dev.granary.testing.landscape.embedded.rest;

import static dev.granary.testing.landscape.embedded.rest.BuiltInDefaults.putIfAbsent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.json.Meta;
import java.util.Locale;

/** Defaults of a CustomResourceDefinition, and its status: it is established as soon as it is stored. */
final class CrdDefaults {

    static final String CLEANUP_FINALIZER = "customresourcecleanup.apiextensions.k8s.io";

    private CrdDefaults() {}

    static void apply(ObjectNode crd) {
        ObjectNode spec = Json.childObject(crd, "spec");
        ObjectNode names = Json.childObject(spec, "names");
        String kind = names.path("kind").asText("");
        putIfAbsent(names, "singular", kind.toLowerCase(Locale.ROOT));
        putIfAbsent(names, "listKind", kind + "List");
        putIfAbsent(Json.childObject(spec, "conversion"), "strategy", "None");
        establish(crd, names);
    }

    private static void establish(ObjectNode crd, ObjectNode names) {
        ObjectNode status = Json.childObject(crd, "status");
        status.set("acceptedNames", names.deepCopy());
        addStorageVersion(crd, status);
        if (!status.path("conditions").isEmpty()) {
            return;
        }
        String now = Meta.of(crd).text("creationTimestamp");
        ArrayNode conditions = status.putArray("conditions");
        condition(conditions, "NamesAccepted", "NoConflicts", "no conflicts found", now);
        condition(conditions, "Established", "InitialNamesAccepted", "the initial names have been accepted", now);
    }

    private static void addStorageVersion(ObjectNode crd, ObjectNode status) {
        ArrayNode stored =
                status.get("storedVersions") instanceof ArrayNode array ? array : status.putArray("storedVersions");
        for (JsonNode version : crd.path("spec").path("versions")) {
            String name = version.path("name").asText();
            boolean known = false;
            for (JsonNode s : stored) {
                known |= s.asText().equals(name);
            }
            if (version.path("storage").asBoolean(false) && !known) {
                stored.add(name);
            }
        }
    }

    private static void condition(ArrayNode conditions, String type, String reason, String message, String now) {
        conditions
                .addObject()
                .put("type", type)
                .put("status", "True")
                .put("lastTransitionTime", now)
                .put("reason", reason)
                .put("message", message);
    }
}
