package dev.granary.testing.landscape.embedded.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.schema.CustomSchemas;
import dev.granary.testing.landscape.embedded.store.GroupResource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The resources that a CustomResourceDefinition defines: one per served version. */
final class CustomResources {

    private static final List<String> VERBS =
            List.of("delete", "deletecollection", "get", "list", "patch", "create", "update", "watch");

    private CustomResources() {}

    static List<ResourceDefinition> of(ObjectNode crd) {
        List<ResourceDefinition> result = new ArrayList<>();
        for (JsonNode version : crd.path("spec").path("versions")) {
            if (version.path("served").asBoolean()) {
                result.add(read(crd.path("spec"), version));
            }
        }
        return result;
    }

    private static ResourceDefinition read(JsonNode spec, JsonNode version) {
        JsonNode names = spec.path("names");
        String plural = names.path("plural").asText();
        String kind = names.path("kind").asText();
        boolean namespaced = spec.path("scope").asText().equals("Namespaced");
        boolean status = version.path("subresources").has("status");
        List<ObjectNode> discovery = new ArrayList<>();
        discovery.add(describe(plural, namespaced, names));
        if (status) {
            discovery.add(describeStatus(plural, namespaced, kind));
        }
        return new ResourceDefinition(
                new GroupResource(spec.path("group").asText(), plural),
                version.path("name").asText(),
                kind,
                names.path("listKind").asText(kind + "List"),
                namespaced,
                true,
                new LinkedHashSet<>(VERBS),
                status ? Set.of("status") : Set.of(),
                CustomSchemas.of(version.path("schema").path("openAPIV3Schema")),
                discovery);
    }

    private static ObjectNode describe(String plural, boolean namespaced, JsonNode names) {
        ObjectNode result = Json.object()
                .put("name", plural)
                .put("singularName", names.path("singular").asText())
                .put("namespaced", namespaced)
                .put("kind", names.path("kind").asText());
        ArrayNode verbs = result.putArray("verbs");
        VERBS.forEach(verbs::add);
        for (String optional : List.of("shortNames", "categories")) {
            if (!names.path(optional).isEmpty()) {
                result.set(optional, names.path(optional));
            }
        }
        return result;
    }

    private static ObjectNode describeStatus(String plural, boolean namespaced, String kind) {
        ObjectNode result = Json.object()
                .put("name", plural + "/status")
                .put("singularName", "")
                .put("namespaced", namespaced)
                .put("kind", kind);
        result.putArray("verbs").add("get").add("patch").add("update");
        return result;
    }
}
