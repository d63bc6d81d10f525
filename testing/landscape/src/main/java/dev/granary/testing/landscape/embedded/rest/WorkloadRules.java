package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.status.Cause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What pods and the templates of workloads must have. */
final class WorkloadRules {

    private static final Map<String, String> POD_SPECS = Map.of(
            "Pod", "/spec",
            "Deployment", "/spec/template/spec",
            "StatefulSet", "/spec/template/spec",
            "DaemonSet", "/spec/template/spec",
            "ReplicaSet", "/spec/template/spec",
            "Job", "/spec/template/spec",
            "CronJob", "/spec/jobTemplate/spec/template/spec");

    private WorkloadRules() {}

    static List<Cause> check(String kind, ObjectNode object) {
        String place = POD_SPECS.get(kind);
        List<Cause> causes = new ArrayList<>();
        if (place == null) {
            return causes;
        }
        checkSelector(object.path("spec"), causes);
        String path = place.substring(1).replace('/', '.');
        JsonNode spec = object.at(place);
        if (spec.path("containers").isEmpty()) {
            causes.add(Cause.required(path + ".containers", ""));
        }
        checkMounts(spec, path, causes);
        return causes;
    }

    private static void checkSelector(JsonNode spec, List<Cause> causes) {
        JsonNode wanted = spec.path("selector").path("matchLabels");
        JsonNode labels = spec.path("template").path("metadata").path("labels");
        boolean matches = wanted.properties().stream()
                .allMatch(e -> labels.path(e.getKey()).equals(e.getValue()));
        if (spec.has("template") && !matches) {
            String shown = labels.isMissingNode() ? "null" : labels.toString();
            causes.add(Cause.invalid(
                    "spec.template.metadata.labels", shown, "`selector` does not match template `labels`"));
        }
    }

    private static void checkMounts(JsonNode spec, String path, List<Cause> causes) {
        Set<String> volumes = new HashSet<>();
        spec.path("volumes").forEach(v -> volumes.add(v.path("name").asText()));
        for (int c = 0; c < spec.path("containers").size(); c++) {
            JsonNode mounts = spec.path("containers").get(c).path("volumeMounts");
            for (int m = 0; m < mounts.size(); m++) {
                String name = mounts.get(m).path("name").asText();
                if (!volumes.contains(name)) {
                    causes.add(new Cause(
                            "FieldValueNotFound",
                            "Not found: \"" + name + "\"",
                            path + ".containers[" + c + "].volumeMounts[" + m + "].name"));
                }
            }
        }
    }
}
