package dev.granary.testing.landscape.embedded.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.json.Meta;
import java.util.List;
import java.util.Map;

/**
 * One state of an object. The object itself is kept as bytes: an eighth of the memory of a tree, and lists and watches
 * copy it as it is.
 *
 * @param json the object without its kind and apiVersion, which depend on the version it is served in; never changed
 */
@SuppressWarnings("ArrayRecordComponent") // identity is the version; the bytes are never compared
public record Stored(
        GroupResource resource,
        ObjectKey key,
        long version,
        String uid,
        boolean deleting,
        Map<String, String> labels,
        List<String> owners,
        byte[] json) {

    /** Writes the version into the object and takes its kind away, then keeps its bytes. */
    static Stored of(GroupResource resource, ObjectKey key, long version, ObjectNode object) {
        Meta meta = Meta.of(object);
        meta.node().put("resourceVersion", Long.toString(version));
        object.remove(List.of("kind", "apiVersion"));
        return new Stored(
                resource,
                key,
                version,
                meta.uid(),
                meta.isDeleting(),
                meta.labels(),
                meta.ownerUids(),
                Json.bytes(object));
    }

    /** A fresh tree that the caller may change. */
    public ObjectNode read() {
        return Json.parseOwn(json);
    }

    public boolean is(Stored other) {
        return version == other.version && uid.equals(other.uid);
    }
}
