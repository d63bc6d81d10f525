package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Json;

/** Defaults of a stateful set: its update strategy and its claim templates. */
final class StatefulSetDefaults {

    private StatefulSetDefaults() {}

    static void apply(ObjectNode statefulSet) {
        JsonNode spec = statefulSet.path("spec");
        if (spec.get("updateStrategy") instanceof ObjectNode strategy
                && strategy.path("type").asText().equals("RollingUpdate")) {
            DefaultsTable.fill(
                    Json.childObject(strategy, "rollingUpdate"), Json.object().put("partition", 0));
        }
        spec.path("volumeClaimTemplates").forEach(StatefulSetDefaults::claim);
    }

    private static void claim(JsonNode template) {
        if (template instanceof ObjectNode claim) {
            claim.put("kind", "PersistentVolumeClaim").put("apiVersion", "v1");
            Json.childObject(Json.childObject(claim, "spec"), "resources");
            DefaultsTable.fill(claim, "PersistentVolumeClaim");
            DefaultsTable.fill(Json.childObject(claim, "status"), Json.object().put("phase", "Pending"));
        }
    }
}
