package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.schema.Schema;
import java.util.Set;

/** The status of a new object: what the client sent does not count. */
final class InitialStatus {

    private static final Set<String> PENDING = Set.of("Pod", "PersistentVolumeClaim", "PersistentVolume");
    private static final Set<String> LOAD_BALANCED = Set.of("Service", "Ingress");

    private InitialStatus() {}

    static void set(ResourceDefinition definition, ObjectNode object) {
        if (!definition.hasStatus()) {
            return;
        }
        object.remove("status");
        if (definition.custom() || definition.is("", "namespaces")) {
            return;
        }
        ObjectNode status = object.putObject("status");
        Schema schema = definition.schema().fieldOrAnything("status");
        for (JsonNode required : schema.keyword("required")) {
            if (schema.fieldOrAnything(required.asText())
                    .keyword("type")
                    .asText("")
                    .equals("integer")) {
                status.put(required.asText(), 0);
            }
        }
        if (PENDING.contains(definition.kind())) {
            status.put("phase", "Pending");
        }
        if (definition.is("", "pods")) {
            status.put("qosClass", QualityOfService.of(object.path("spec")));
        }
        if (LOAD_BALANCED.contains(definition.kind())) {
            Json.childObject(status, "loadBalancer");
        }
    }
}
