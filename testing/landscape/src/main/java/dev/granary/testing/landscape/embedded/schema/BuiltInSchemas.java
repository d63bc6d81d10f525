package dev.granary.testing.landscape.embedded.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Bundled;
import dev.granary.testing.landscape.embedded.json.Json;

/** Schemas of the built-in kinds, extracted from the OpenAPI document of kube-apiserver 1.36. */
public final class BuiltInSchemas {

    static final String OBJECT_META = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";
    private static final ObjectNode DOCUMENT = Json.parseOwn(Bundled.read("schemas.json"));
    private static final Definitions DEFINITIONS = new Definitions((ObjectNode) DOCUMENT.get("definitions"));

    private BuiltInSchemas() {}

    public static Schema of(String group, String version, String kind) {
        String key = (group.isEmpty() ? "" : group + "/") + version + "/" + kind;
        JsonNode name = DOCUMENT.path("kinds").path(key);
        if (name.isMissingNode()) {
            throw new IllegalArgumentException("no schema of " + key);
        }
        return DEFINITIONS.named(name.asText());
    }

    static Schema named(String name) {
        return DEFINITIONS.named(name);
    }
}
