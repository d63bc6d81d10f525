package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.json.Meta;
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
    private final SystemFields system;

    public Deleter(ObjectStore store, SystemFields system) {
        this.store = store;
        this.system = system;
    }

    public Reply delete(Call call) {
        DeleteOptions options = DeleteOptions.of(call);
        GroupResource resource = call.definition().groupResource();
        if (call.definition().is("", "namespaces") && PROTECTED_NAMESPACES.contains(call.name())) {
            throw Failures.forbidden(resource, call.name(), "this namespace may not be deleted");
        }
        Stored live = store.find(resource, call.key()).orElseThrow(() -> Failures.notFound(resource, call.name()));
        DeletionPreconditions.check(call.definition(), live, options);
        Optional<byte[]> kept = delete(call.definition(), live, options);
        if (kept.isPresent()) {
            return Reply.json(200, kept.get());
        }
        return ANSWERED_WITH_OBJECT.contains(resource.resource())
                        && !call.definition().custom()
                ? Reply.json(200, call.definition().render(live))
                : Reply.json(200, success(call, live));
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
                delete(definition, live, options);
                items.add(Json.parseOwn(definition.renderItem(live)));
            }
        }
        return Reply.json(200, list);
    }

    /** Deletes as a controller does. */
    public void delete(ResourceDefinition definition, Stored live) {
        delete(
                definition,
                live,
                new DeleteOptions(
                        Optional.empty(), Optional.empty(), DeleteOptions.BACKGROUND, Optional.empty(), false));
    }

    /** What stays of the object: empty when it is gone. */
    private Optional<byte[]> delete(ResourceDefinition definition, Stored live, DeleteOptions options) {
        ObjectNode object = definition.read(live);
        Meta meta = Meta.of(object);
        long grace = GracePeriod.of(definition, object, options.graceSeconds());
        boolean wasDeleting = meta.isDeleting();
        DeletionFinalizers.add(definition, meta, options.propagation());
        if (!wasDeleting
                || grace < meta.node().path("deletionGracePeriodSeconds").asLong(0)) {
            if (wasDeleting) {
                meta.node().put("generation", meta.generation() - 1);
            }
            system.markDeleted(definition, object, grace);
        }
        if (definition.is("", "namespaces")) {
            Json.childObject(object, "status").put("phase", "Terminating");
            meta.node().remove("deletionGracePeriodSeconds");
        }
        if (options.dryRun()) {
            return Optional.of(Json.bytes(object));
        }
        if (DeletionRules.isFinished(definition, object)) {
            store.remove(live);
            return Optional.empty();
        }
        if (Json.same(object, definition.read(live))) {
            return Optional.of(definition.render(live));
        }
        return store.replace(live, object).map(definition::render).or(() -> Optional.of(definition.render(live)));
    }

    private static ObjectNode success(Call call, Stored live) {
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        ObjectNode details =
                status.put("status", "Success").putObject("details").put("name", call.name());
        if (!call.definition().group().isEmpty()) {
            details.put("group", call.definition().group());
        }
        details.put("kind", call.definition().resource()).put("uid", live.uid());
        return status;
    }
}
