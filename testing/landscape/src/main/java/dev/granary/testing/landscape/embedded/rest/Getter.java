package dev.granary.testing.landscape.embedded.rest;

import dev.granary.testing.landscape.embedded.status.Failures;
import dev.granary.testing.landscape.embedded.store.GroupResource;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import dev.granary.testing.landscape.embedded.store.Stored;

/** GET of an object; its status is read with it. */
public final class Getter {

    private final ObjectStore store;

    public Getter(ObjectStore store) {
        this.store = store;
    }

    public Reply get(Call call) {
        GroupResource resource = call.definition().groupResource();
        Stored stored = store.find(resource, call.key()).orElseThrow(() -> Failures.notFound(resource, call.name()));
        return Reply.json(200, call.definition().render(stored));
    }
}
