package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.status.Failures;
import dev.granary.testing.landscape.embedded.store.GroupResource;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import dev.granary.testing.landscape.embedded.store.Stored;

/** POST to {@code pods/<name>/binding} and {@code pods/<name>/eviction}. Disruption budgets are not looked at. */
public final class PodSubresources {

    private final ObjectStore store;
    private final Deleter deleter;

    public PodSubresources(ObjectStore store, Deleter deleter) {
        this.store = store;
        this.deleter = deleter;
    }

    public Reply bind(Call call) {
        ObjectNode binding = call.body().object("Binding", "v1", "", false);
        GroupResource pods = call.definition().groupResource();
        Stored live = find(call);
        ObjectNode pod = live.read();
        if (!pod.path("spec").path("nodeName").asText("").isEmpty()) {
            throw Failures.conflict(pods, call.name(), "pod " + call.name() + " is already assigned to a node");
        }
        Json.childObject(pod, "spec")
                .put("nodeName", binding.path("target").path("name").asText(""));
        if (store.replace(live, pod).isEmpty()) {
            throw Failures.modified(pods, call.name());
        }
        return Reply.json(201, success());
    }

    public Reply evict(Call call) {
        call.body().object("Eviction", "policy/v1", "policy", false);
        deleter.delete(call.definition(), find(call));
        return Reply.json(201, success());
    }

    private Stored find(Call call) {
        GroupResource pods = call.definition().groupResource();
        return store.find(pods, call.key()).orElseThrow(() -> Failures.notFound(pods, call.name()));
    }

    private static ObjectNode success() {
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        return status.put("status", "Success").put("code", 201);
    }
}
