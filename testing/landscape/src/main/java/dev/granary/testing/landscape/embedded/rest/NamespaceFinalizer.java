package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.json.Meta;
import dev.granary.testing.landscape.embedded.status.Failures;
import dev.granary.testing.landscape.embedded.store.GroupResource;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import dev.granary.testing.landscape.embedded.store.Stored;

/** PUT to {@code namespaces/<name>/finalize}: the only way to change {@code spec.finalizers}. */
public final class NamespaceFinalizer {

    private final ObjectStore store;

    public NamespaceFinalizer(ObjectStore store) {
        this.store = store;
    }

    public Reply finalizeNamespace(Call call) {
        ObjectNode body = call.body().object(call.definition());
        GroupResource resource = call.definition().groupResource();
        Stored live = store.find(resource, call.key()).orElseThrow(() -> Failures.notFound(resource, call.name()));
        UpdateRules.checkPreconditions(call, live, body);
        ObjectNode next = call.definition().read(live);
        Json.childObject(next, "spec")
                .set("finalizers", body.path("spec").path("finalizers").deepCopy());
        if (Meta.of(next).isDeleting() && DeletionRules.isFinished(call.definition(), next)) {
            store.remove(live);
            return Reply.json(200, next);
        }
        Stored stored = store.replace(live, next).orElseThrow(() -> Failures.modified(resource, call.name()));
        return Reply.json(200, call.definition().render(stored));
    }
}
