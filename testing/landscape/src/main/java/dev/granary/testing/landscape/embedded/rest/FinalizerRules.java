package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Meta;
import dev.granary.testing.landscape.embedded.status.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** No finalizer joins an object that is being deleted. */
final class FinalizerRules {

    private FinalizerRules() {}

    static List<Cause> checkAdded(ObjectNode before, ObjectNode next) {
        Meta meta = Meta.of(before);
        List<String> added = new ArrayList<>(Meta.of(next).finalizers());
        added.removeAll(meta.finalizers());
        if (!meta.isDeleting() || added.isEmpty()) {
            return List.of();
        }
        String shown = added.stream().map(f -> "\"" + f + "\"").collect(Collectors.joining(", "));
        return List.of(Cause.forbidden(
                "metadata.finalizers",
                "no new finalizers can be added if the object is being deleted, found new finalizers []string{" + shown
                        + "}"));
    }
}
