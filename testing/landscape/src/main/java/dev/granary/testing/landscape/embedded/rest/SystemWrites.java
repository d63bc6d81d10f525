package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.json.Meta;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import dev.granary.testing.landscape.embedded.store.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes that are to happen whatever state the object is in: deletion, and what controllers do. */
public final class SystemWrites {

    private final ObjectStore store;

    public SystemWrites(ObjectStore store) {
        this.store = store;
    }

    /**
     * Changes an object; starts over when somebody else was faster. A deleted object that nothing holds any more goes.
     *
     * @return the object as it is then, or empty if it is gone
     */
    public Optional<Stored> change(ResourceDefinition definition, Stored first, UnaryOperator<ObjectNode> change) {
        Optional<Stored> live = Optional.of(first);
        while (live.isPresent()) {
            Stored present = live.get();
            ObjectNode next = change.apply(definition.read(present));
            if (DeletionRules.isFinished(definition, next)) {
                if (store.remove(present)) {
                    return Optional.empty();
                }
            } else if (Json.same(next, definition.read(present))) {
                return live;
            } else {
                Optional<Stored> written = store.replace(present, next);
                if (written.isPresent()) {
                    return written;
                }
            }
            live = store.find(first.resource(), first.key()).filter(s -> s.uid().equals(first.uid()));
        }
        return Optional.empty();
    }

    public void removeFinalizer(ResourceDefinition definition, Stored live, String finalizer) {
        change(definition, live, object -> {
            List<String> finalizers = new ArrayList<>(Meta.of(object).finalizers());
            finalizers.remove(finalizer);
            Meta.of(object).setFinalizers(finalizers);
            return object;
        });
    }

    /** Ends a namespace whose content is gone. */
    public void finalizeNamespace(ResourceDefinition definition, Stored live) {
        change(definition, live, object -> {
            object.remove("spec");
            return object;
        });
    }
}
