package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.json.Meta;
import dev.granary.testing.landscape.embedded.schema.Decoding;
import dev.granary.testing.landscape.embedded.schema.Defaulting;
import dev.granary.testing.landscape.embedded.schema.TypeCheck;
import dev.granary.testing.landscape.embedded.schema.Validation;
import dev.granary.testing.landscape.embedded.status.Cause;
import dev.granary.testing.landscape.embedded.status.Failures;
import dev.granary.testing.landscape.embedded.store.GroupResource;
import dev.granary.testing.landscape.embedded.store.ObjectKey;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import dev.granary.testing.landscape.embedded.store.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What every object goes through on its way into the store: unknown fields out, defaults in, then the rules. */
public final class Admission {

    public static final GroupResource NAMESPACES = new GroupResource("", "namespaces");

    private final ObjectStore store;

    public Admission(ObjectStore store) {
        this.store = store;
    }

    /**
     * Removes unknown fields and adds defaults.
     *
     * @return warnings for the caller
     */
    List<String> decode(ResourceDefinition definition, ObjectNode object, Query query) {
        checkTypes(definition, object);
        String mode = query.text("fieldValidation").orElse("Warn");
        List<String> unknown = Decoding.clean(object, definition.schema());
        if (mode.equals("Strict") && !unknown.isEmpty()) {
            throw Failures.badRequest(strictMessage(definition, unknown));
        }
        Defaulting.apply(object, definition.schema());
        BuiltInDefaults.apply(definition, object);
        return mode.equals("Ignore")
                ? List.of()
                : unknown.stream().map(Admission::describe).toList();
    }

    /** Custom resources have only their metadata decoded; the rest is for validation to refuse. */
    private static void checkTypes(ResourceDefinition definition, ObjectNode object) {
        Optional<String> fault = definition.custom()
                ? TypeCheck.firstFault(
                        object.path("metadata"), definition.schema().fieldOrAnything("metadata"), "ObjectMeta")
                : TypeCheck.firstFault(object, definition.schema(), definition.kind());
        fault.ifPresent(why -> {
            throw Failures.badRequest(undecodable(definition) + why);
        });
    }

    /** The namespace exists and takes new content. */
    void checkNamespace(ResourceDefinition definition, String namespace, String name) {
        if (!definition.namespaced()) {
            return;
        }
        Stored found = store.find(NAMESPACES, new ObjectKey("", namespace))
                .orElseThrow(() -> Failures.notFound(NAMESPACES, namespace));
        if (found.deleting()) {
            Cause cause = new Cause(
                    "NamespaceTerminating", "namespace " + namespace + " is being terminated", "metadata.namespace");
            throw Failures.forbidden(
                    definition.groupResource(),
                    name,
                    "unable to create new content in namespace " + namespace + " because it is being terminated",
                    List.of(cause));
        }
    }

    void validate(ResourceDefinition definition, ObjectNode object) {
        List<Cause> causes = new ArrayList<>(MetadataRules.check(definition, object));
        if (definition.custom()) {
            causes.addAll(Validation.check(object, definition.schema()));
        } else {
            causes.addAll(BuiltInRules.check(definition, object));
        }
        refuse(definition, object, causes);
    }

    void validateUpdate(ResourceDefinition definition, ObjectNode before, ObjectNode next) {
        List<Cause> causes = new ArrayList<>(FinalizerRules.checkAdded(before, next));
        causes.addAll(BuiltInRules.checkUpdate(definition, before, next));
        refuse(definition, next, causes);
        validate(definition, next);
    }

    private static void refuse(ResourceDefinition definition, ObjectNode object, List<Cause> causes) {
        if (!causes.isEmpty()) {
            throw Failures.invalid(
                    definition.group(), definition.kind(), Meta.of(object).name(), causes);
        }
    }

    private static String strictMessage(ResourceDefinition definition, List<String> unknown) {
        String details =
                String.join(", ", unknown.stream().map(Admission::describe).toList());
        return undecodable(definition) + "strict decoding error: " + details;
    }

    private static String undecodable(ResourceDefinition definition) {
        return definition.kind() + " in version \"" + definition.version() + "\" cannot be handled as a "
                + definition.kind() + ": ";
    }

    private static String describe(String path) {
        return "unknown field \"" + path + "\"";
    }
}
