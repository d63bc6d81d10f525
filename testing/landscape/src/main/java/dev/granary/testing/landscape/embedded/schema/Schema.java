package dev.granary.testing.landscape.embedded.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What an OpenAPI schema with the Kubernetes extensions says of one place in an object. */
public final class Schema {

    private static final String ADDITIONAL = "{}";
    private static final String ITEMS = "[]";

    private final JsonNode node;
    private final Definitions definitions;
    private final Map<String, Schema> children = new ConcurrentHashMap<>();

    Schema(JsonNode node, Definitions definitions) {
        this.node = node;
        this.definitions = definitions;
    }

    /** Schema of a field, or empty if there is no such field here. */
    public Optional<Schema> field(String name) {
        JsonNode declared = node.path("properties").path(name);
        if (!declared.isMissingNode()) {
            return Optional.of(child(name, declared));
        }
        JsonNode additional = node.path("additionalProperties");
        if (additional.isObject()) {
            return Optional.of(child(ADDITIONAL, additional));
        }
        return isOpen() || additional.asBoolean(false) ? Optional.of(Definitions.ANYTHING) : Optional.empty();
    }

    private Schema child(String key, JsonNode schema) {
        return children.computeIfAbsent(key, k -> definitions.resolve(schema));
    }

    /** The field's schema; one that allows anything where nothing is known. */
    public Schema fieldOrAnything(String name) {
        return field(name).orElse(Definitions.ANYTHING);
    }

    public Schema items() {
        return child(ITEMS, node.path("items"));
    }

    /** Whether fields that are not declared may stay. */
    public boolean isOpen() {
        if (node.path("x-kubernetes-preserve-unknown-fields").asBoolean(false)) {
            return true;
        }
        boolean declaresNothing = !node.has("properties") && !node.has("additionalProperties");
        return declaresNothing && (!definitions.structural() || !node.has("type"));
    }

    public boolean isMap() {
        return node.has("additionalProperties");
    }

    /** Whether this is part of a custom resource. */
    public boolean isCustom() {
        return definitions.structural();
    }

    /** Whether nothing at all is known of this place. */
    public boolean isUndeclared() {
        return node.isEmpty();
    }

    public ListType listType() {
        return switch (node.path("x-kubernetes-list-type").asText("atomic")) {
            case "map" -> ListType.MAP;
            case "set" -> ListType.SET;
            default -> ListType.ATOMIC;
        };
    }

    /** Names of the fields that tell the items of a {@link ListType#MAP} list apart. */
    public List<String> listKeys() {
        List<String> keys = new ArrayList<>();
        node.path("x-kubernetes-list-map-keys").forEach(k -> keys.add(k.asText()));
        return keys;
    }

    public boolean isAtomicMap() {
        return node.path("x-kubernetes-map-type").asText("").equals("atomic");
    }

    public boolean mergesByPatch() {
        return node.path("x-kubernetes-patch-strategy").asText("").contains("merge");
    }

    public boolean retainsKeysByPatch() {
        return node.path("x-kubernetes-patch-strategy").asText("").contains("retainKeys");
    }

    public Optional<String> patchMergeKey() {
        return Optional.ofNullable(node.path("x-kubernetes-patch-merge-key").textValue());
    }

    public Optional<JsonNode> defaultValue() {
        return Optional.ofNullable(node.get("default"));
    }

    public Iterable<Map.Entry<String, JsonNode>> declared() {
        return node.path("properties").properties();
    }

    public boolean requires(String field) {
        for (JsonNode required : node.path("required")) {
            if (required.asText().equals(field)) {
                return true;
            }
        }
        return false;
    }

    /** The raw keyword of the schema; a missing node if it is absent. */
    public JsonNode keyword(String name) {
        return node.path(name);
    }

    public boolean isEmbeddedResource() {
        return node.path("x-kubernetes-embedded-resource").asBoolean(false);
    }
}
