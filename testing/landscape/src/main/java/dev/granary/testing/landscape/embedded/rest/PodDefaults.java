package dev.granary.testing.landscape.embedded.rest;

import static dev.granary.testing.landscape.embedded.rest.BuiltInDefaults.putIfAbsent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Json;
import java.util.List;

/** Defaults of the pod in an object: a pod itself, or the template of a workload. */
final class PodDefaults {

    private static final List<String> PLACES =
            List.of("/spec", "/spec/template/spec", "/spec/jobTemplate/spec/template/spec", "/template/spec");
    private static final List<String> CONTAINERS = List.of("containers", "initContainers");

    private PodDefaults() {}

    static void apply(ObjectNode object) {
        for (String place : PLACES) {
            if (object.at(place) instanceof ObjectNode spec && spec.has("containers")) {
                applyToSpec(spec);
            }
        }
    }

    private static void applyToSpec(ObjectNode spec) {
        DefaultsTable.fill(spec, "PodSpec");
        CONTAINERS.forEach(field -> spec.path(field).forEach(PodDefaults::container));
        spec.path("volumes").forEach(PodDefaults::volume);
    }

    private static void container(JsonNode container) {
        if (!(container instanceof ObjectNode object)) {
            return;
        }
        DefaultsTable.fill(object, "Container");
        String image = object.path("image").asText("");
        String tag = image.substring(image.lastIndexOf('/') + 1);
        boolean latest = !tag.contains("@") && (!tag.contains(":") || tag.endsWith(":latest"));
        putIfAbsent(object, "imagePullPolicy", latest ? "Always" : "IfNotPresent");
    }

    private static void volume(JsonNode volume) {
        ObjectNode mode = Json.object().put("defaultMode", 0644);
        for (String source : List.of("configMap", "secret", "projected")) {
            if (volume.get(source) instanceof ObjectNode object) {
                DefaultsTable.fill(object, mode);
            }
        }
        for (JsonNode source : volume.path("projected").path("sources")) {
            if (source.get("serviceAccountToken") instanceof ObjectNode token) {
                DefaultsTable.fill(token, Json.object().put("expirationSeconds", 3600));
            }
        }
    }
}
