package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.status.Cause;
import dev.granary.testing.landscape.embedded.status.Failures;
import java.util.List;
import java.util.Optional;

/** How a delete is meant; the body counts before the query. */
record DeleteOptions(
        Optional<String> uid,
        Optional<String> resourceVersion,
        String propagation,
        Optional<Long> graceSeconds,
        boolean dryRun) {

    static final String BACKGROUND = "Background";
    static final String FOREGROUND = "Foreground";
    static final String ORPHAN = "Orphan";

    /** What controllers ask for. */
    static final DeleteOptions IN_BACKGROUND =
            new DeleteOptions(Optional.empty(), Optional.empty(), BACKGROUND, Optional.empty(), false);

    static DeleteOptions of(Call call) {
        JsonNode body = call.body().isEmpty() ? Json.object() : call.body().read("DeleteOptions");
        JsonNode preconditions = body.path("preconditions");
        String propagation = text(body, "propagationPolicy")
                .or(() -> call.query().text("propagationPolicy"))
                .orElse(BACKGROUND);
        if (!propagation.equals(BACKGROUND) && !propagation.equals(FOREGROUND) && !propagation.equals(ORPHAN)) {
            Cause cause = Cause.unsupported(
                    "propagationPolicy",
                    "\"" + propagation + "\"",
                    "\"Foreground\", \"Background\", \"Orphan\", \"nil\"");
            throw Failures.invalid("meta.k8s.io", "DeleteOptions", "", List.of(cause));
        }
        return new DeleteOptions(
                text(preconditions, "uid"),
                text(preconditions, "resourceVersion"),
                body.path("orphanDependents").asBoolean(false) ? ORPHAN : propagation,
                number(body).or(() -> call.query().number("gracePeriodSeconds")),
                call.isDryRun("DeleteOptions") || !body.path("dryRun").isEmpty());
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.path(field).textValue());
    }

    private static Optional<Long> number(JsonNode body) {
        JsonNode grace = body.path("gracePeriodSeconds");
        return grace.isNumber() ? Optional.of(grace.asLong()) : Optional.empty();
    }
}
