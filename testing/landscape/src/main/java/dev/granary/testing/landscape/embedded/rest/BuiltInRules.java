package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.json.Meta;
import dev.granary.testing.landscape.embedded.schema.Validation;
import dev.granary.testing.landscape.embedded.status.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rules of built-in kinds that clients run into: required fields, and what never changes. */
final class BuiltInRules {

    private static final Map<String, List<String>> IMMUTABLE = Map.of(
            "Deployment", List.of("/spec/selector"),
            "ReplicaSet", List.of("/spec/selector"),
            "DaemonSet", List.of("/spec/selector"),
            "Job", List.of("/spec/selector", "/spec/template"),
            "RoleBinding", List.of("/roleRef"),
            "ClusterRoleBinding", List.of("/roleRef"),
            "Secret", List.of("/type"),
            "Service", List.of("/spec/clusterIP"),
            "StorageClass", List.of("/provisioner", "/parameters", "/reclaimPolicy"));

    private BuiltInRules() {}

    static List<Cause> check(ResourceDefinition definition, ObjectNode object) {
        if (definition.kind().equals("CustomResourceDefinition")) {
            return checkCrd(object);
        }
        ObjectNode desired = object.deepCopy();
        desired.remove("status");
        List<Cause> causes = new ArrayList<>(Validation.checkRequired(desired, definition.schema()));
        if (definition.is("", "services")) {
            causes.addAll(ServiceRules.check(desired.path("spec")));
        }
        if (causes.isEmpty()) {
            causes.addAll(WorkloadRules.check(definition.kind(), desired));
        }
        return causes;
    }

    static List<Cause> checkUpdate(ResourceDefinition definition, ObjectNode before, ObjectNode next) {
        if (definition.custom()) {
            return List.of();
        }
        if (before.path("immutable").asBoolean(false) && !Json.same(before.path("data"), next.path("data"))) {
            return List.of(Cause.forbidden("data", "field is immutable when `immutable` is set"));
        }
        return IMMUTABLE.getOrDefault(definition.kind(), List.of()).stream()
                .filter(path -> !Json.same(before.at(path), next.at(path)))
                .map(path -> Cause.invalid(
                        path.substring(1).replace('/', '.'),
                        next.at(path).toString(),
                        path.equals("/roleRef") ? "cannot change roleRef" : "field is immutable"))
                .toList();
    }

    private static List<Cause> checkCrd(ObjectNode crd) {
        JsonNode spec = crd.path("spec");
        String expected = spec.path("names").path("plural").asText() + "."
                + spec.path("group").asText();
        String name = Meta.of(crd).name();
        return name.equals(expected)
                ? List.of()
                : List.of(Cause.invalid(
                        "metadata.name", "\"" + name + "\"", "must be spec.names.plural+\".\"+spec.group"));
    }
}
