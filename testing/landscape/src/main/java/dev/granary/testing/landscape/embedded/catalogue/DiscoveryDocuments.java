package dev.granary.testing.landscape.embedded.catalogue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Json;
import java.util.List;
import java.util.Optional;

/** The discovery documents of a cluster, unaggregated. */
public final class DiscoveryDocuments {

    private final Catalogue catalogue;

    public DiscoveryDocuments(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** {@code /api}. */
    public ObjectNode coreVersions(String serverAddress) {
        ObjectNode result = Json.object().put("kind", "APIVersions");
        result.putArray("versions").add("v1");
        result.putArray("serverAddressByClientCIDRs")
                .addObject()
                .put("clientCIDR", "0.0.0.0/0")
                .put("serverAddress", serverAddress);
        return result;
    }

    /** {@code /apis}. */
    public ObjectNode groups() {
        ObjectNode result = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = result.putArray("groups");
        catalogue.groups().forEach(g -> groups.add(describe(g)));
        return result;
    }

    /** {@code /apis/<group>}, or empty if there is no such group. */
    public Optional<ObjectNode> group(String group) {
        if (!catalogue.groups().contains(group)) {
            return Optional.empty();
        }
        ObjectNode result = Json.object().put("kind", "APIGroup").put("apiVersion", "v1");
        result.setAll(describe(group));
        return Optional.of(result);
    }

    /** {@code /api/v1}, {@code /apis/<group>/<version>}, or empty if there is no such version. */
    public Optional<ObjectNode> resources(String group, String version) {
        List<ResourceDefinition> definitions = catalogue.of(group, version);
        if (definitions.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode result = Json.object().put("kind", "APIResourceList");
        if (!group.isEmpty()) {
            result.put("apiVersion", "v1");
        }
        result.put("groupVersion", definitions.getFirst().apiVersion());
        ArrayNode resources = result.putArray("resources");
        definitions.forEach(d -> d.discovery().forEach(resources::add));
        return Optional.of(result);
    }

    public boolean isBuiltInGroup(String group) {
        return catalogue.isBuiltInGroup(group);
    }

    private ObjectNode describe(String group) {
        ObjectNode result = Json.object().put("name", group);
        List<String> versions = catalogue.versions(group);
        ArrayNode array = result.putArray("versions");
        versions.forEach(v -> array.add(describe(group, v)));
        result.set("preferredVersion", describe(group, versions.getFirst()));
        return result;
    }

    private static ObjectNode describe(String group, String version) {
        return Json.object().put("groupVersion", group + "/" + version).put("version", version);
    }
}
