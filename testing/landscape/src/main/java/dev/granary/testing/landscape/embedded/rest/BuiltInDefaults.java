package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.json.Meta;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Fills built-in objects with what kube-apiserver would: the table of defaults, and what depends on other fields. */
final class BuiltInDefaults {

    private static final String RBAC = "rbac.authorization.k8s.io";

    private BuiltInDefaults() {}

    static void apply(ResourceDefinition definition, ObjectNode object) {
        if (definition.custom()) {
            return;
        }
        DefaultsTable.fill(object, definition.kind());
        switch (definition.kind()) {
            case "Namespace" -> namespace(object);
            case "Secret" -> secret(object);
            case "Service" -> object.path("spec").path("ports").forEach(BuiltInDefaults::servicePort);
            case "Deployment" -> rollingUpdate(object.path("spec").get("strategy"), "25%", "25%");
            case "DaemonSet" -> rollingUpdate(object.path("spec").get("updateStrategy"), 1, 0);
            case "StatefulSet" -> StatefulSetDefaults.apply(object);
            case "RoleBinding", "ClusterRoleBinding" -> binding(object);
            case "CustomResourceDefinition" -> CrdDefaults.apply(object);
            default -> {}
        }
        PodDefaults.apply(object);
    }

    private static void namespace(ObjectNode object) {
        Meta meta = Meta.of(object);
        if (!meta.name().isEmpty()) {
            Json.childObject(meta.node(), "labels").put("kubernetes.io/metadata.name", meta.name());
        }
        if (!object.path("spec").has("finalizers") && !meta.isDeleting()) {
            Json.childObject(object, "spec").putArray("finalizers").add("kubernetes");
        }
        if (!object.has("status")) {
            object.putObject("status").put("phase", "Active");
        }
    }

    private static void secret(ObjectNode object) {
        object.path("stringData").properties().forEach(e -> {
            byte[] value = e.getValue().asText().getBytes(StandardCharsets.UTF_8);
            Json.childObject(object, "data").put(e.getKey(), Base64.getEncoder().encodeToString(value));
        });
        object.remove("stringData");
    }

    private static void servicePort(JsonNode port) {
        if (port instanceof ObjectNode object && object.has("port") && !object.has("targetPort")) {
            object.set("targetPort", object.get("port"));
        }
    }

    private static void rollingUpdate(JsonNode strategy, Object maxUnavailable, Object maxSurge) {
        if (strategy instanceof ObjectNode object
                && object.path("type").asText().equals("RollingUpdate")) {
            ObjectNode rolling = Json.childObject(object, "rollingUpdate");
            ObjectNode defaults =
                    Json.object().putPOJO("maxUnavailable", maxUnavailable).putPOJO("maxSurge", maxSurge);
            DefaultsTable.fill(rolling, Json.parseOwn(Json.bytes(defaults)));
        }
    }

    private static void binding(ObjectNode object) {
        if (object.get("roleRef") instanceof ObjectNode role) {
            putIfAbsent(role, "apiGroup", RBAC);
        }
        for (JsonNode subject : object.path("subjects")) {
            if (!subject.path("kind").asText().equals("ServiceAccount")) {
                putIfAbsent((ObjectNode) subject, "apiGroup", RBAC);
            }
        }
    }

    static void putIfAbsent(ObjectNode object, String field, String value) {
        if (!object.hasNonNull(field)) {
            object.put(field, value);
        }
    }
}
