package dev.granary.agent.adapter.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.agent.application.port.ClusterObject;
import dev.granary.agent.application.port.ObjectKind;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * An object as it is stored: with its apiVersion and kind, which lists leave out, and without what only means something
 * to the server that gave it. Kept: {@code uid} (owners are named by it), {@code creationTimestamp} and {@code status}.
 */
final class StoredForm {

    private static final List<String> SERVER_OWNED =
            List.of("managedFields", "resourceVersion", "generation", "selfLink");

    private final ObjectMapper json;

    StoredForm(ObjectMapper json) {
        this.json = json;
    }

    ClusterObject of(ObjectKind kind, ObjectNode object) {
        ObjectNode stored = json.createObjectNode();
        stored.put("apiVersion", kind.apiVersion());
        stored.put("kind", kind.kind());
        object.properties().forEach(field -> {
            if (!stored.has(field.getKey())) {
                stored.set(field.getKey(), field.getValue());
            }
        });
        if (stored.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove(SERVER_OWNED);
        }
        return new ClusterObject(kind.apiVersion(), kind.kind(), name(object), ByteBuffer.wrap(line(stored)));
    }

    static String name(ObjectNode object) {
        return object.path("metadata").path("name").asText();
    }

    private byte[] line(ObjectNode stored) {
        try {
            return json.writeValueAsBytes(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree is always JSON", e);
        }
    }
}
