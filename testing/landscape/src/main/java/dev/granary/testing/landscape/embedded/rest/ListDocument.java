package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.store.Stored;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a list from the bytes of its items. */
final class ListDocument {

    private static final int USUAL_ITEM_SIZE = 1024;

    private final ResourceDefinition definition;
    private final ObjectNode head = Json.object();

    ListDocument(ResourceDefinition definition, long version) {
        this.definition = definition;
        head.put("kind", definition.listKind()).put("apiVersion", definition.apiVersion());
        head.putObject("metadata").put("resourceVersion", Long.toString(version));
    }

    /** A number of remaining items of 0 is left out. */
    void continueWith(String token, long remaining) {
        ObjectNode metadata = Json.childObject(head, "metadata");
        metadata.put("continue", token);
        if (remaining > 0) {
            metadata.put("remainingItemCount", remaining);
        }
    }

    byte[] with(List<Stored> items) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(items.size() * USUAL_ITEM_SIZE + USUAL_ITEM_SIZE);
        byte[] start = Json.bytes(head);
        out.write(start, 0, start.length - 1);
        out.writeBytes(",\"items\":[".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.writeBytes(definition.renderItem(items.get(i)));
        }
        out.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }
}
