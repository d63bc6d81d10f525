package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.json.Meta;
import dev.granary.testing.landscape.embedded.status.ApiFailure;
import dev.granary.testing.landscape.embedded.store.Change;
import dev.granary.testing.landscape.embedded.store.Stored;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The events of one watch, as bytes without line end. */
final class WatchEvents {

    private static final String INITIAL_EVENTS_END = "k8s.io/initial-events-end";

    private final WatchRequest request;

    WatchEvents(WatchRequest request) {
        this.request = request;
    }

    /** Empty if the change is none of this watch's business. */
    Optional<byte[]> of(Change change) {
        Stored before = change.before();
        Stored after = change.after();
        boolean was = before != null && request.selector().matches(before);
        boolean is = after != null && request.selector().matches(after);
        if (after != null && is) {
            return Optional.of(
                    event(was ? "MODIFIED" : "ADDED", request.definition().render(after)));
        }
        return before != null && was ? Optional.of(deleted(before, change.version())) : Optional.empty();
    }

    byte[] added(Stored stored) {
        return event("ADDED", request.definition().render(stored));
    }

    byte[] bookmark(long version, boolean endOfInitialEvents) {
        ObjectNode object = Json.object()
                .put("kind", request.definition().kind())
                .put("apiVersion", request.definition().apiVersion());
        ObjectNode metadata = object.putObject("metadata").put("resourceVersion", Long.toString(version));
        if (endOfInitialEvents) {
            metadata.putObject("annotations").put(INITIAL_EVENTS_END, "true");
        }
        return event("BOOKMARK", Json.bytes(object));
    }

    static byte[] error(ApiFailure failure) {
        return event("ERROR", Json.bytes(failure.document()));
    }

    /** Carries the last state that the watch knew, under the version of the change that took it away. */
    private byte[] deleted(Stored last, long version) {
        ObjectNode object = request.definition().read(last);
        Meta.of(object).node().put("resourceVersion", Long.toString(version));
        return event("DELETED", Json.bytes(object));
    }

    private static byte[] event(String type, byte[] object) {
        byte[] start = ("{\"type\":\"" + type + "\",\"object\":").getBytes(StandardCharsets.UTF_8);
        byte[] result = new byte[start.length + object.length + 1];
        System.arraycopy(start, 0, result, 0, start.length);
        System.arraycopy(object, 0, result, start.length, object.length);
        result[result.length - 1] = '}';
        return result;
    }
}
