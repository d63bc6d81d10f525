package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.testing.landscape.embedded.status.Cause;
import java.util.ArrayList;
import java.util.List;

/** What a service must have. */
final class ServiceRules {

    private ServiceRules() {}

    static List<Cause> check(JsonNode spec) {
        List<Cause> causes = new ArrayList<>();
        JsonNode ports = spec.path("ports");
        for (int i = 0; ports.size() > 1 && i < ports.size(); i++) {
            if (ports.get(i).path("name").asText("").isEmpty()) {
                causes.add(Cause.required("spec.ports[" + i + "].name", ""));
            }
        }
        return causes;
    }
}
