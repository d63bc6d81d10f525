package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.status.Failures;
import dev.granary.testing.landscape.embedded.store.GroupResource;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import dev.granary.testing.landscape.embedded.store.Stored;
import java.util.Optional;
import java.util.Set;

/** DELETE of an object or a collection. */
public final class Deleter {

    private static final Set<String> ANSWERED_WITH_OBJECT = Set.of(
            "namespaces",
            "pods",
            "services",
            "serviceaccounts",
            "persistentvolumeclaims",
            "persistentvolumes",
            "resourcequotas",
            "podtemplates",
            "storageclasses",
            "csidrivers",
            "volumeattachments");
    private static final Set<String> PROTECTED_NAMESPACES = Set.of("default", "kube-system", "kube-public");

    private final ObjectStore store;
    private final SystemWrites writes;
    private final DeletionMark mark;

    public Deleter(ObjectStore store, SystemWrites writes, SystemFields system) {
        this.store = store;
        this.writes = writes;
        this.mark = new DeletionMark(system);
    }

    public Reply delete(Call call) {
        DeleteOptions options = DeleteOptions.of(call);
        ResourceDefinition definition = call.definition();
        GroupResource resource = definition.groupResource();
        if (definition.is("", "namespaces") && PROTECTED_NAMESPACES.contains(call.name())) {
            throw Failures.forbidden(resource, call.name(), "this namespace may not be deleted");
        }
        Stored live = store.find(resource, call.key()).orElseThrow(() -> Failures.notFound(resource, call.name()));
        if (options.dryRun()) {
            return Reply.json(200, mark.set(definition, definition.read(live), options));
        }
        return delete(definition, live, options)
                .map(kept -> Reply.json(200, definition.render(kept)))
                .orElseGet(() -> answerForGone(call, live));
    }

    public Reply deleteCollection(Call call) {
        DeleteOptions options = DeleteOptions.of(call);
        Selector selector = Selector.of(call);
        ResourceDefinition definition = call.definition();
        ObjectNode list = Json.object().put("kind", definition.listKind()).put("apiVersion", definition.apiVersion());
        list.putObject("metadata").put("resourceVersion", Long.toString(store.version()));
        ArrayNode items = list.putArray("items");
        for (Stored live : store.all(definition.groupResource(), call.namespace())) {
            if (selector.matches(live)) {
                if (!options.dryRun()) {
                    delete(definition, live, options);
                }
                items.add(Json.parseOwn(definition.renderItem(live)));
            }
        }
        return Reply.json(200, list);
    }

    /** Deletes as a controller does. */
    public void delete(ResourceDefinition definition, Stored live) {
        delete(definition, live, DeleteOptions.IN_BACKGROUND);
    }

    private Optional<Stored> delete(ResourceDefinition definition, Stored live, DeleteOptions options) {
        return writes.change(definition, live, object -> mark.set(definition, object, options));
    }

    private static Reply answerForGone(Call call, Stored last) {
        ResourceDefinition definition = call.definition();
        if (!definition.custom() && ANSWERED_WITH_OBJECT.contains(definition.resource())) {
            return Reply.json(200, definition.render(last));
        }
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        ObjectNode details =
                status.put("status", "Success").putObject("details").put("name", call.name());
        if (!definition.group().isEmpty()) {
            details.put("group", definition.group());
        }
        details.put("kind", definition.resource()).put("uid", last.uid());
        return Reply.json(200, status);
    }
}
