package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.catalogue.Catalogue;
import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.json.Meta;

/** Makes an object one that is being deleted. */
final class DeletionMark {

    private static final String GRACE = "deletionGracePeriodSeconds";

    private final SystemFields system;

    DeletionMark(SystemFields system) {
        this.system = system;
    }

    /** The given object, marked; one that is marked already changes only if its time is cut or finalizers join. */
    ObjectNode set(ResourceDefinition definition, ObjectNode object, DeleteOptions options) {
        Meta meta = Meta.of(object);
        DeletionPreconditions.check(definition, meta, options);
        long grace = GracePeriod.of(definition, object, options.graceSeconds());
        DeletionFinalizers.add(definition, meta, options.propagation());
        if (!meta.isDeleting()) {
            if (!isMarkedOtherwise(definition)) {
                system.countGeneration(definition, meta);
            }
            system.setDeletion(meta, grace);
        } else if (grace < meta.node().path(GRACE).asLong(0)) {
            system.setDeletion(meta, grace);
        }
        if (definition.is("", "namespaces")) {
            Json.childObject(object, "status").put("phase", "Terminating");
        }
        if (isMarkedOtherwise(definition)) {
            meta.node().remove(GRACE);
        }
        return object;
    }

    /** Two kinds have their own way, in which there is no grace period and no new generation. */
    private static boolean isMarkedOtherwise(ResourceDefinition definition) {
        return definition.is("", "namespaces") || definition.groupResource().equals(Catalogue.CRDS);
    }
}
