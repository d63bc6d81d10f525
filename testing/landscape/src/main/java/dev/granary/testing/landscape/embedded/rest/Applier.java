package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.apply.FieldManager;
import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.json.Meta;
import dev.granary.testing.landscape.embedded.schema.Decoding;
import dev.granary.testing.landscape.embedded.schema.TypeCheck;
import dev.granary.testing.landscape.embedded.status.Cause;
import dev.granary.testing.landscape.embedded.status.Failures;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Server-side apply to an object or its status; makes the object if there is none. */
public final class Applier {

    private final ObjectStore store;
    private final Creator creator;
    private final Updater updater;
    private final SystemFields system;

    public Applier(ObjectStore store, Creator creator, Updater updater, SystemFields system) {
        this.store = store;
        this.creator = creator;
        this.updater = updater;
        this.system = system;
    }

    Reply apply(Call call) {
        ResourceDefinition definition = call.definition();
        ObjectNode applied = read(call);
        boolean dryRun = call.isDryRun("PatchOptions");
        boolean force = call.query().flag("force");
        FieldManager manager = new FieldManager(
                call.query().text("fieldManager").orElseThrow(Applier::managerRequired),
                definition.apiVersion(),
                call.subresource(),
                system.now());
        confine(call, applied);
        if (store.find(definition.groupResource(), call.key()).isPresent()) {
            return updater.change(call, live -> manager.apply(live, applied, definition.schema(), force), false, dryRun)
                    .reply();
        }
        if (!call.subresource().isEmpty()) {
            throw Failures.notFound(definition.groupResource(), call.name());
        }
        call.permission().require("create");
        checkNoUid(call, applied);
        Meta.of(applied).node().remove("resourceVersion");
        ObjectNode object = manager.apply(FieldManager.nothing(), applied, definition.schema(), force);
        return creator.store(call, object, false, dryRun).reply();
    }

    private static void checkNoUid(Call call, ObjectNode applied) {
        String uid = Meta.of(applied).uid();
        if (!uid.isEmpty()) {
            throw Failures.conflict(
                    call.definition().groupResource(),
                    call.name(),
                    "uid mismatch: the provided object specified uid " + uid + ", and no existing object was found");
        }
    }

    private static ObjectNode read(Call call) {
        ResourceDefinition definition = call.definition();
        if (!(parse(call) instanceof ObjectNode applied)) {
            throw Failures.badRequest("error decoding YAML: not an object");
        }
        String kind = applied.path("kind").asText("");
        String apiVersion = applied.path("apiVersion").asText("");
        if (kind.isEmpty() || apiVersion.isEmpty()) {
            throw Failures.badRequest("invalid object type: " + groupVersion(apiVersion) + ", Kind=" + kind);
        }
        if (!kind.equals(definition.kind()) || !apiVersion.equals(definition.apiVersion())) {
            throw Failures.badRequest("invalid object type: " + groupVersion(apiVersion) + ", Kind=" + kind);
        }
        if (Meta.of(applied).node().hasNonNull("managedFields")) {
            throw Failures.badRequest("metadata.managedFields must be nil");
        }
        Updater.checkName(call, applied);
        Creator.checkNamespaceOf(call, applied);
        checkDeclared(call, applied);
        return applied;
    }

    private static JsonNode parse(Call call) {
        try {
            return Json.parseYaml(call.body().bytes());
        } catch (IOException e) {
            throw Failures.badRequest("error decoding YAML");
        }
    }

    private static void checkDeclared(Call call, ObjectNode applied) {
        ResourceDefinition definition = call.definition();
        List<String> unknown = Decoding.clean(applied.deepCopy(), definition.schema());
        Optional<String> fault = unknown.stream()
                .findFirst()
                .map(path -> "." + path + ": field not declared in schema")
                .or(() -> TypeCheck.firstFault(applied, definition.schema(), ""));
        fault.ifPresent(why -> {
            throw Failures.internal("failed to create typed patch object (/" + call.name() + "; "
                    + groupVersion(definition.apiVersion()) + ", Kind=" + definition.kind() + "): " + why);
        });
    }

    /** As Go prints it: with a slash in front where there is no group. */
    private static String groupVersion(String apiVersion) {
        return apiVersion.contains("/") ? apiVersion : "/" + apiVersion;
    }

    /** Only the part that the endpoint is about counts: the status below {@code /status}, else everything but it. */
    private static void confine(Call call, ObjectNode applied) {
        if (call.subresource().equals("status")) {
            String version = Meta.of(applied).resourceVersion();
            applied.retain("kind", "apiVersion", "status");
            if (!version.isEmpty()) {
                Meta.of(applied).node().put("resourceVersion", version);
            }
        } else if (call.definition().hasStatus()) {
            applied.remove("status");
        }
    }

    private static RuntimeException managerRequired() {
        Cause cause = Cause.required("fieldManager", "is required for apply patch");
        return Failures.invalid("meta.k8s.io", "PatchOptions", "", List.of(cause));
    }
}
