package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import java.util.Optional;

/** A pod on a node is given time; whoever plays the kubelet ends it with a second delete and a period of zero. */
final class GracePeriod {

    private GracePeriod() {}

    static long of(ResourceDefinition definition, ObjectNode object, Optional<Long> asked) {
        if (!definition.is("", "pods")
                || object.path("spec").path("nodeName").asText("").isEmpty()) {
            return 0;
        }
        String phase = object.path("status").path("phase").asText("");
        if (phase.equals("Succeeded") || phase.equals("Failed")) {
            return 0;
        }
        return asked.orElse(
                object.path("spec").path("terminationGracePeriodSeconds").asLong(30));
    }
}
