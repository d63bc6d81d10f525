package dev.granary.testing.landscape.embedded.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The {@code metadata} of an object; reads and writes go through to the tree. Absent texts read as empty. */
public record Meta(ObjectNode node) {

    public static Meta of(ObjectNode object) {
        return new Meta(Json.childObject(object, "metadata"));
    }

    public String name() {
        return text("name");
    }

    public String namespace() {
        return text("namespace");
    }

    public String uid() {
        return text("uid");
    }

    public String resourceVersion() {
        return text("resourceVersion");
    }

    public long generation() {
        return node.path("generation").asLong(0);
    }

    public boolean isDeleting() {
        return node.hasNonNull("deletionTimestamp");
    }

    public String text(String field) {
        return node.path(field).asText("");
    }

    public Map<String, String> labels() {
        JsonNode labels = node.path("labels");
        if (labels.isEmpty()) {
            return Map.of();
        }
        Map<String, String> result = new LinkedHashMap<>();
        labels.properties().forEach(e -> result.put(e.getKey(), e.getValue().asText("")));
        return Map.copyOf(result);
    }

    public List<String> finalizers() {
        List<String> result = new ArrayList<>();
        node.path("finalizers").forEach(f -> result.add(f.asText()));
        return result;
    }

    public void setFinalizers(List<String> finalizers) {
        if (finalizers.isEmpty()) {
            node.remove("finalizers");
            return;
        }
        ArrayNode array = node.putArray("finalizers");
        finalizers.forEach(array::add);
    }

    public List<String> ownerUids() {
        JsonNode owners = node.path("ownerReferences");
        if (owners.isEmpty()) {
            return List.of();
        }
        List<String> result = new ArrayList<>();
        owners.forEach(o -> result.add(o.path("uid").asText("")));
        return List.copyOf(result);
    }
}
