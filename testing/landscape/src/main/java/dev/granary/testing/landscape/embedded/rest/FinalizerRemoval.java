package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.json.Meta;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import dev.granary.testing.landscape.embedded.store.Stored;
import java.util.ArrayList;
import java.util.List;

/** Takes a finalizer off an object, as a controller does; the object goes if it was the last. */
public final class FinalizerRemoval {

    private final ObjectStore store;

    public FinalizerRemoval(ObjectStore store) {
        this.store = store;
    }

    public void remove(ResourceDefinition definition, Stored live, String finalizer) {
        ObjectNode next = definition.read(live);
        List<String> finalizers = new ArrayList<>(Meta.of(next).finalizers());
        finalizers.remove(finalizer);
        Meta.of(next).setFinalizers(finalizers);
        writeOrRemove(definition, live, next);
    }

    /** Ends a namespace whose content is gone. */
    public void finalizeNamespace(ResourceDefinition definition, Stored live) {
        ObjectNode next = definition.read(live);
        next.remove("spec");
        writeOrRemove(definition, live, next);
    }

    private void writeOrRemove(ResourceDefinition definition, Stored live, ObjectNode next) {
        if (DeletionRules.isFinished(definition, next)) {
            store.remove(live);
        } else {
            store.replace(live, next);
        }
    }
}
