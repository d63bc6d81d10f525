package dev.granary.testing.landscape.embedded.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Bundled;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.schema.BuiltInSchemas;
import dev.granary.testing.landscape.embedded.schema.Schema;
import dev.granary.testing.landscape.embedded.store.GroupResource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The built-in kinds, as the discovery documents of kube-apiserver 1.36 list them. */
final class BuiltInResources {

    private static final ObjectNode DOCUMENT = Json.parseOwn(Bundled.read("resources.json"));
    static final List<ResourceDefinition> ALL = readAll();
    /** In the order of {@code /apis}. */
    static final List<String> GROUPS = readGroups();

    private BuiltInResources() {}

    private static List<ResourceDefinition> readAll() {
        List<ResourceDefinition> result = new ArrayList<>();
        for (JsonNode list : DOCUMENT.path("lists")) {
            String groupVersion = list.path("groupVersion").asText();
            String group = groupVersion.contains("/") ? groupVersion.substring(0, groupVersion.indexOf('/')) : "";
            String version = groupVersion.substring(groupVersion.indexOf('/') + 1);
            for (JsonNode resource : list.path("resources")) {
                if (!resource.path("name").asText().contains("/")) {
                    result.add(read(group, version, resource, list.path("resources")));
                }
            }
        }
        return List.copyOf(result);
    }

    private static ResourceDefinition read(String group, String version, JsonNode resource, JsonNode siblings) {
        String name = resource.path("name").asText();
        String kind = resource.path("kind").asText();
        List<ObjectNode> discovery = new ArrayList<>();
        Set<String> subresources = new LinkedHashSet<>();
        for (JsonNode sibling : siblings) {
            String siblingName = sibling.path("name").asText();
            if (siblingName.equals(name) || siblingName.startsWith(name + "/")) {
                discovery.add((ObjectNode) sibling);
            }
            if (siblingName.startsWith(name + "/")) {
                subresources.add(siblingName.substring(name.length() + 1));
            }
        }
        Set<String> verbs = new LinkedHashSet<>();
        resource.path("verbs").forEach(v -> verbs.add(v.asText()));
        Schema schema = BuiltInSchemas.of(group, version, kind);
        return new ResourceDefinition(
                new GroupResource(group, name),
                version,
                kind,
                kind + "List",
                resource.path("namespaced").asBoolean(),
                false,
                verbs,
                subresources,
                schema,
                discovery);
    }

    private static List<String> readGroups() {
        List<String> result = new ArrayList<>();
        DOCUMENT.path("groups").forEach(g -> result.add(g.asText()));
        return List.copyOf(result);
    }
}
