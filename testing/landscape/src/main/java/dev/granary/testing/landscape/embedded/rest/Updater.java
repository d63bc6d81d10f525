package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.apply.FieldManager;
import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.json.Meta;
import dev.granary.testing.landscape.embedded.status.ApiFailure;
import dev.granary.testing.landscape.embedded.status.Failures;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import dev.granary.testing.landscape.embedded.store.Stored;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes an object that is there, from a full update or any patch. */
public final class Updater {

    private static final int ATTEMPTS = 5;

    private final ObjectStore store;
    private final Admission admission;
    private final SystemFields system;

    public Updater(ObjectStore store, Admission admission, SystemFields system) {
        this.store = store;
        this.admission = admission;
        this.system = system;
    }

    /** PUT of an object or its status. */
    public Reply update(Call call) {
        boolean dryRun = call.isDryRun("UpdateOptions");
        ObjectNode body = call.body().object(call.definition());
        UpdateRules.checkVersionGiven(call, body);
        return change(call, before -> withManagedFields(body, before), true, dryRun)
                .reply();
    }

    /**
     * @param change from a copy of the present object to the wanted one
     * @param recordsUpdate whether the caller becomes the manager of the fields that changed
     */
    Written change(Call call, UnaryOperator<ObjectNode> change, boolean recordsUpdate, boolean dryRun) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Stored live = find(call);
            ObjectNode before = call.definition().read(live);
            ObjectNode next = change.apply(before.deepCopy());
            checkName(call, next);
            Creator.checkNamespaceOf(call, next);
            UpdateRules.checkPreconditions(call, live, next);
            List<String> warnings = prepare(call, before, next, recordsUpdate);
            if (Json.same(before, next)) {
                return new Written(false, call.definition().render(live), warnings);
            }
            Optional<Written> written = dryRun
                    ? Optional.of(new Written(false, Json.bytes(next), warnings))
                    : write(call, live, next, warnings);
            if (written.isPresent()) {
                return written.get();
            }
        }
        throw Failures.modified(call.definition().groupResource(), call.name());
    }

    private List<String> prepare(Call call, ObjectNode before, ObjectNode next, boolean recordsUpdate) {
        ResourceDefinition definition = call.definition();
        KeptFields.restore(definition, before, next, call.subresource());
        List<String> warnings = admission.decode(definition, next, call.query());
        admission.validateUpdate(definition, before, next);
        if (recordsUpdate) {
            new FieldManager(call.manager(), definition.apiVersion(), call.subresource(), system.now())
                    .recordUpdate(before, next, definition.schema());
        }
        system.countGeneration(definition, before, next);
        return warnings;
    }

    private Optional<Written> write(Call call, Stored live, ObjectNode next, List<String> warnings) {
        ResourceDefinition definition = call.definition();
        if (DeletionRules.isFinished(definition, next)) {
            return store.remove(live) ? Optional.of(new Written(false, Json.bytes(next), warnings)) : Optional.empty();
        }
        return store.replace(live, next).map(s -> new Written(false, definition.render(s), warnings));
    }

    private Stored find(Call call) {
        return store.find(call.definition().groupResource(), call.key()).orElseThrow(() -> notFound(call));
    }

    private static ApiFailure notFound(Call call) {
        return Failures.notFound(call.definition().groupResource(), call.name());
    }

    /** Clients leave managedFields out of an update, or send back what they got. */
    private static ObjectNode withManagedFields(ObjectNode body, ObjectNode before) {
        ObjectNode next = body.deepCopy();
        if (!Meta.of(next).node().has("managedFields") && Meta.of(before).node().has("managedFields")) {
            Meta.of(next).node().set("managedFields", Meta.of(before).node().get("managedFields"));
        }
        return next;
    }

    static void checkName(Call call, ObjectNode body) {
        String name = Meta.of(body).name();
        if (name.isEmpty()) {
            Meta.of(body).node().put("name", call.name());
        } else if (!name.equals(call.name())) {
            throw Failures.badRequest(
                    "the name of the object (" + name + ") does not match the name on the URL (" + call.name() + ")");
        }
    }
}
