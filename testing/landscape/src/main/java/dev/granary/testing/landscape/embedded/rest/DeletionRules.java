package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.json.Meta;

/** When a deleted object may go. */
final class DeletionRules {

    private DeletionRules() {}

    /** Deleted, and nothing holds it any more. */
    static boolean isFinished(ResourceDefinition definition, ObjectNode object) {
        Meta meta = Meta.of(object);
        return meta.isDeleting()
                && meta.finalizers().isEmpty()
                && meta.node().path("deletionGracePeriodSeconds").asLong(0) == 0
                && !isHeldByContent(definition, object);
    }

    /** A namespace stays until its content is gone and somebody finalized it. */
    static boolean isHeldByContent(ResourceDefinition definition, ObjectNode object) {
        return definition.is("", "namespaces")
                && !object.path("spec").path("finalizers").isEmpty();
    }
}
