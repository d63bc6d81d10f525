package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.apply.FieldManager;
import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.json.Meta;
import dev.granary.testing.landscape.embedded.status.Failures;
import dev.granary.testing.landscape.embedded.store.ObjectKey;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import dev.granary.testing.landscape.embedded.store.Stored;
import java.util.List;
import java.util.Map;

/** Puts a new object into the store. */
public final class Creator {

    private final ObjectStore store;
    private final Admission admission;
    private final SystemFields system;

    public Creator(ObjectStore store, Admission admission, SystemFields system) {
        this.store = store;
        this.admission = admission;
        this.system = system;
    }

    /** POST to a collection. */
    public Reply create(Call call) {
        boolean dryRun = call.isDryRun("CreateOptions");
        ObjectNode object = call.body().object(call.definition());
        Meta meta = Meta.of(object);
        if (!meta.resourceVersion().isEmpty()) {
            throw Failures.internal("resourceVersion should not be set on objects to be created");
        }
        meta.node().remove("managedFields");
        return store(call, object, true, dryRun).reply();
    }

    /**
     * @param recordsUpdate whether the caller becomes the manager of the fields; an apply has said already who that is
     */
    Written store(Call call, ObjectNode object, boolean recordsUpdate, boolean dryRun) {
        ResourceDefinition definition = call.definition();
        checkNamespaceOf(call, object);
        system.setOnCreate(definition, object, call.namespace());
        List<String> warnings = admission.decode(definition, object, call.query());
        if (recordsUpdate) {
            record(call, object);
        }
        OnCreate.apply(definition, object);
        String name = Meta.of(object).name();
        admission.checkNamespace(definition, call.namespace(), name);
        if (definition.is("", "pods")) {
            new ServiceAccountAdmission(store).apply(object);
        }
        admission.validate(definition, object);
        if (definition.is("", "services")) {
            new ServiceAddresses(store).allocate(object);
        }
        ObjectKey key = new ObjectKey(definition.namespaced() ? call.namespace() : "", name);
        if (dryRun) {
            return dryRun(definition, key, object, warnings);
        }
        Stored stored =
                store.create(definition.groupResource(), key, object).orElseThrow(() -> alreadyExists(definition, key));
        return new Written(true, definition.render(stored), warnings);
    }

    /** For what the server makes by itself; does nothing if it is there already. The account of a pod has to be there. */
    public void ensure(ResourceDefinition definition, ObjectNode object, String namespace) {
        system.setOnCreate(definition, object, namespace);
        admission.decode(definition, object, new Query(Map.of()));
        if (definition.is("", "pods")) {
            new ServiceAccountAdmission(store).apply(object);
        }
        ObjectKey key = new ObjectKey(namespace, Meta.of(object).name());
        store.create(definition.groupResource(), key, object);
    }

    /** What the server itself puts into a new object has no manager. */
    private void record(Call call, ObjectNode object) {
        ObjectNode asked = object.deepCopy();
        if (call.definition().hasStatus()) {
            asked.remove("status");
        }
        if (call.definition().is("", "namespaces")) {
            asked.remove("spec");
        }
        new FieldManager(call.manager(), call.definition().apiVersion(), "", system.now())
                .recordUpdate(FieldManager.nothing(), asked, call.definition().schema());
        JsonNode managedFields = Meta.of(asked).node().get("managedFields");
        if (managedFields != null) {
            Meta.of(object).node().set("managedFields", managedFields);
        }
    }

    private Written dryRun(ResourceDefinition definition, ObjectKey key, ObjectNode object, List<String> warnings) {
        if (store.find(definition.groupResource(), key).isPresent()) {
            throw alreadyExists(definition, key);
        }
        return new Written(true, Json.bytes(object), warnings);
    }

    private RuntimeException alreadyExists(ResourceDefinition definition, ObjectKey key) {
        boolean isDeleting = store.find(definition.groupResource(), key)
                .map(Stored::deleting)
                .orElse(false);
        return Failures.alreadyExists(
                isDeleting ? "object is being deleted: " : "", definition.groupResource(), key.name());
    }

    static void checkNamespaceOf(Call call, ObjectNode object) {
        String namespace = Meta.of(object).namespace();
        if (!namespace.isEmpty() && !namespace.equals(call.namespace())) {
            throw Failures.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
    }
}
