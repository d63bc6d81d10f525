package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.patch.InvalidPatchException;
import dev.granary.testing.landscape.embedded.patch.JsonPatch;
import dev.granary.testing.landscape.embedded.patch.MergePatch;
import dev.granary.testing.landscape.embedded.patch.StrategicPatch;
import dev.granary.testing.landscape.embedded.status.Failures;
import java.io.IOException;
import java.util.function.BinaryOperator;

/** PATCH of an object or its status, but for server-side apply. */
public final class Patcher {

    private static final String JSON = "application/json-patch+json";
    private static final String MERGE = "application/merge-patch+json";
    private static final String STRATEGIC = "application/strategic-merge-patch+json";

    private final Updater updater;
    private final Applier applier;

    public Patcher(Updater updater, Applier applier) {
        this.updater = updater;
        this.applier = applier;
    }

    public Reply patch(Call call) {
        String type = call.body().mediaType();
        ResourceDefinition definition = call.definition();
        return switch (type) {
            case Body.APPLY, "application/apply-patch+json" -> applier.apply(call);
            case JSON -> patch(call, JsonPatch::apply);
            case MERGE -> patch(call, MergePatch::apply);
            case STRATEGIC -> {
                if (definition.custom()) {
                    throw Failures.unsupportedMediaType("the body of the request was in an unknown format - accepted"
                            + " media types include: " + JSON + ", " + MERGE + ", " + Body.APPLY);
                }
                yield patch(call, (o, p) -> StrategicPatch.apply(o, p, definition.schema()));
            }
            default -> throw Failures.unsupportedMediaType("415: Unsupported Media Type");
        };
    }

    private Reply patch(Call call, BinaryOperator<JsonNode> engine) {
        JsonNode patch = read(call);
        boolean dryRun = call.isDryRun("PatchOptions");
        return updater.change(call, object -> patched(object, patch, engine), true, dryRun)
                .reply();
    }

    private static ObjectNode patched(ObjectNode object, JsonNode patch, BinaryOperator<JsonNode> engine) {
        try {
            if (engine.apply(object, patch) instanceof ObjectNode result) {
                return result;
            }
        } catch (InvalidPatchException e) {
            throw Failures.unprocessablePatch();
        }
        throw Failures.badRequest("the patch does not leave an object");
    }

    private static JsonNode read(Call call) {
        try {
            JsonNode patch = Json.parse(call.body().bytes());
            if (patch.isArray() != call.body().mediaType().equals(JSON)) {
                throw Failures.badRequest("error decoding patch: " + patch.getNodeType() + " is not a patch");
            }
            return patch;
        } catch (IOException e) {
            throw Failures.badRequest("error decoding patch: invalid JSON");
        }
    }
}
