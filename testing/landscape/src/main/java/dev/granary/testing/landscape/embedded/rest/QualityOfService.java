package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.testing.landscape.embedded.json.Json;
import java.util.List;

/** The quality of service class of a pod. */
final class QualityOfService {

    private QualityOfService() {}

    static String of(JsonNode spec) {
        boolean asksNothing = true;
        boolean asksItsLimits = true;
        for (JsonNode container : spec.path("containers")) {
            JsonNode limits = container.path("resources").path("limits");
            JsonNode requests = container.path("resources").path("requests");
            asksNothing &= limits.isEmpty() && requests.isEmpty();
            asksItsLimits &= List.of("cpu", "memory").stream().allMatch(limits::has)
                    && (requests.isEmpty() || Json.same(limits, requests));
        }
        return asksNothing ? "BestEffort" : asksItsLimits ? "Guaranteed" : "Burstable";
    }
}
