package dev.granary.testing.landscape.embedded.patch;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Json;

/** RFC 6902. */
public final class JsonPatch {

    private JsonPatch() {}

    /** The patched document; {@code target} is changed on the way, even when an operation fails. */
    public static JsonNode apply(JsonNode target, JsonNode operations) {
        if (!operations.isArray()) {
            throw new InvalidPatchException("a JSON patch is an array of operations");
        }
        JsonNode result = target;
        for (JsonNode operation : operations) {
            result = applyOne(result, operation);
        }
        return result;
    }

    private static JsonNode applyOne(JsonNode document, JsonNode operation) {
        JsonPointer path = pointer(operation, "path");
        return switch (operation.path("op").asText()) {
            case "add" -> add(document, path, value(operation));
            case "replace" -> replace(document, path, value(operation));
            case "remove" -> remove(document, path);
            case "copy" ->
                add(
                        document,
                        path,
                        existing(document, pointer(operation, "from")).deepCopy());
            case "move" -> {
                JsonPointer from = pointer(operation, "from");
                JsonNode moved = existing(document, from);
                yield add(remove(document, from), path, moved);
            }
            case "test" -> test(document, path, operation.path("value"));
            default -> throw new InvalidPatchException("unknown operation " + operation.path("op"));
        };
    }

    private static JsonNode test(JsonNode document, JsonPointer path, JsonNode expected) {
        if (!Json.same(document.at(path), expected)) {
            throw new InvalidPatchException("testing value " + path + " failed: test failed");
        }
        return document;
    }

    private static JsonNode add(JsonNode document, JsonPointer path, JsonNode value) {
        if (path.matches()) {
            return value;
        }
        JsonNode parent = existing(document, path.head());
        String last = path.last().getMatchingProperty();
        switch (parent) {
            case ObjectNode object -> object.set(last, value);
            case ArrayNode array -> array.insert(last.equals("-") ? array.size() : index(path, array.size()), value);
            default -> throw new InvalidPatchException(path + " has no container");
        }
        return document;
    }

    /** As kube-apiserver does it: a missing field is added, a missing item is refused. */
    private static JsonNode replace(JsonNode document, JsonPointer path, JsonNode value) {
        boolean isMissingField = !path.matches()
                && document.at(path).isMissingNode()
                && document.at(path.head()).isObject();
        return add(isMissingField ? document : remove(document, path), path, value);
    }

    private static JsonNode remove(JsonNode document, JsonPointer path) {
        existing(document, path);
        if (path.matches()) {
            return Json.object();
        }
        switch (existing(document, path.head())) {
            case ObjectNode object -> object.remove(path.last().getMatchingProperty());
            case ArrayNode array -> array.remove(index(path, array.size() - 1));
            default -> throw new InvalidPatchException(path + " has no container");
        }
        return document;
    }

    private static int index(JsonPointer path, int highest) {
        int index = path.last().getMatchingIndex();
        if (index < 0 || index > highest) {
            throw new InvalidPatchException("index of " + path + " is out of bounds");
        }
        return index;
    }

    private static JsonNode existing(JsonNode document, JsonPointer path) {
        JsonNode node = document.at(path);
        if (node.isMissingNode()) {
            throw new InvalidPatchException(path + " does not exist");
        }
        return node;
    }

    private static JsonNode value(JsonNode operation) {
        if (!operation.has("value")) {
            throw new InvalidPatchException("operation without value");
        }
        return operation.path("value").deepCopy();
    }

    private static JsonPointer pointer(JsonNode operation, String field) {
        try {
            return JsonPointer.compile(operation.path(field).asText());
        } catch (IllegalArgumentException e) {
            throw new InvalidPatchException("not a JSON pointer: " + operation.path(field));
        }
    }
}
