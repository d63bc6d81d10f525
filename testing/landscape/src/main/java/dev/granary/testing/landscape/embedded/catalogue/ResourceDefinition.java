package dev.granary.testing.landscape.embedded.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.schema.Schema;
import dev.granary.testing.landscape.embedded.store.GroupResource;
import dev.granary.testing.landscape.embedded.store.Stored;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * A resource in one version.
 *
 * @param custom defined by a CustomResourceDefinition
 * @param verbs empty for a resource that only has subresources or is not stored
 * @param discovery what discovery says of the resource and its subresources
 */
public record ResourceDefinition(
        GroupResource groupResource,
        String version,
        String kind,
        String listKind,
        boolean namespaced,
        boolean custom,
        Set<String> verbs,
        Set<String> subresources,
        Schema schema,
        List<ObjectNode> discovery) {

    public String group() {
        return groupResource.group();
    }

    public String resource() {
        return groupResource.resource();
    }

    public String apiVersion() {
        return group().isEmpty() ? version : group() + "/" + version;
    }

    public boolean hasStatus() {
        return subresources.contains("status");
    }

    public boolean is(String group, String resource) {
        return group().equals(group) && resource().equals(resource);
    }

    /** The object as this version serves it. */
    public byte[] render(Stored stored) {
        return prefixed(kind, apiVersion(), stored.json());
    }

    /** As an item of a list: only custom resources repeat their kind there. */
    public byte[] renderItem(Stored stored) {
        return custom ? render(stored) : stored.json();
    }

    /** A fresh tree with kind and apiVersion in front. */
    public ObjectNode read(Stored stored) {
        return Json.parseOwn(render(stored));
    }

    private static byte[] prefixed(String kind, String apiVersion, byte[] json) {
        byte[] prefix =
                ("{\"kind\":\"" + kind + "\",\"apiVersion\":\"" + apiVersion + "\",").getBytes(StandardCharsets.UTF_8);
        byte[] result = new byte[prefix.length + json.length - 1];
        System.arraycopy(prefix, 0, result, 0, prefix.length);
        System.arraycopy(json, 1, result, prefix.length, json.length - 1);
        return result;
    }
}
