package dev.granary.testing.landscape.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.ShootHandle;

/**
 * What a command answers.
 *
 * @param body missing for none
 */
record ControlAnswer(int status, JsonNode body) {

    static ControlAnswer done() {
        return new ControlAnswer(204, MissingNode.getInstance());
    }

    static ControlAnswer refused(int status, String message) {
        return new ControlAnswer(status, JsonNodeFactory.instance.objectNode().put("message", message));
    }

    /** A shoot without its credentials. */
    static ObjectNode shoot(ShootHandle shoot) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", shoot.name())
                .put("uid", shoot.uid())
                .put("apiServer", shoot.apiServer().toString())
                .put("issuer", shoot.issuer());
    }
}
