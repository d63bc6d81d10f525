package dev.granary.agent.adapter.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.agent.application.port.ClusterObjects.ServedKinds;
import dev.granary.agent.application.port.ObjectKind;
import dev.granary.agent.domain.Problem;
import dev.granary.agent.domain.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Asks the API server what it serves. Every resource of a group is taken in the group's preferred version, or, where that
 * lacks it, in the first other version that has it.
 */
final class KindDiscovery {

    private static final Comparator<ObjectKind> ORDER =
            Comparator.comparing(ObjectKind::group).thenComparing(ObjectKind::resource);

    private final ApiRequests requests;

    KindDiscovery(ApiRequests requests) {
        this.requests = requests;
    }

    ServedKinds discover() {
        List<Problem> problems = new ArrayList<>();
        Map<String, ObjectKind> kinds = new LinkedHashMap<>();
        add("", "v1", "/api/v1", kinds, problems);
        for (JsonNode group : groups()) {
            String name = group.path("name").asText();
            versions(group).forEach(version -> add(name, version, "/apis/" + name + "/" + version, kinds, problems));
        }
        return new ServedKinds(kinds.values().stream().sorted(ORDER).toList(), problems);
    }

    private JsonNode groups() {
        try (var answer = requests.get("/apis")) {
            return requests.tree(answer).path("groups");
        }
    }

    private static Stream<String> versions(JsonNode group) {
        String preferred = group.path("preferredVersion").path("version").asText();
        return Stream.concat(
                        Stream.of(preferred),
                        stream(group.path("versions"))
                                .map(node -> node.path("version").asText()))
                .filter(version -> !version.isEmpty())
                .distinct();
    }

    private void add(String group, String version, String path, Map<String, ObjectKind> kinds, List<Problem> problems) {
        if (LeftOut.group(group)) {
            return;
        }
        try (var answer = requests.get(path)) {
            if (!answer.isOk()) {
                problems.add(notServed(group, version, requests.refusal(answer)));
                return;
            }
            stream(requests.tree(answer).path("resources"))
                    .filter(KindDiscovery::isListedInNamespaces)
                    .map(node -> new ObjectKind(
                            group,
                            version,
                            node.path("name").asText(),
                            node.path("kind").asText()))
                    .filter(kind -> !LeftOut.kind(kind))
                    .forEach(kind -> kinds.putIfAbsent(kind.resource() + "." + group, kind));
        }
    }

    private static boolean isListedInNamespaces(JsonNode resource) {
        return resource.path("namespaced").asBoolean()
                && !resource.path("name").asText().contains("/")
                && stream(resource.path("verbs")).anyMatch(verb -> verb.asText().equals("list"));
    }

    private static Problem notServed(String group, String version, String why) {
        return Problem.of(
                "APIService",
                null,
                version + "." + group,
                Reason.KIND_NOT_LISTABLE,
                "The kinds of " + group + "/" + version + " are not in the backup: " + why
                        + ". Repair the API service or remove it.");
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
