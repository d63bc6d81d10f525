package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.application.port.ClusterObjects.Discovery;
import dev.granary.agent.application.port.ClusterUnreachableException;
import dev.granary.agent.domain.Problem;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.ObjectKind;
import dev.granary.agent.domain.kube.ServedKinds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks the API server what it serves: every group in every version, the preferred version first. Used once. */
final class KindDiscovery {

    private static final String STATUS = "/status";

    private final ApiRequests requests;
    private final List<ObjectKind> kinds = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    KindDiscovery(ApiRequests requests) {
        this.requests = requests;
    }

    Discovery discover() {
        add("", "v1", "/api/v1");
        for (Fields group : groups()) {
            String name = group.text("name").orElse("");
            versions(group).forEach(version -> add(name, version, "/apis/" + name + "/" + version));
        }
        return new Discovery(new ServedKinds(kinds), problems);
    }

    private List<Fields> groups() {
        return requests.get("/apis", answer -> {
            if (!answer.isOk()) {
                throw new ClusterUnreachableException(answer.refusalText(), null);
            }
            return answer.fields().children("groups");
        });
    }

    private static Stream<String> versions(Fields group) {
        return Stream.concat(
                        group.filled("preferredVersion", "version").stream(),
                        group.children("versions").stream().flatMap(version -> version.filled("version").stream()))
                .distinct();
    }

    private void add(String group, String version, String path) {
        if (LeftOut.group(group)) {
            return;
        }
        List<Fields> resources = requests.get(
                path,
                answer -> resources(group, version, answer),
                unreadable -> notServed(group, version, "the answer of its API server cannot be read"));
        kinds(group, version, resources);
    }

    private List<Fields> resources(String group, String version, ApiAnswer answer) {
        if (!answer.isOk()) {
            return notServed(group, version, answer.refusalText());
        }
        Fields list = answer.fields();
        return list.value("resources") instanceof List
                ? list.children("resources")
                : notServed(group, version, "the answer of its API server is no list of kinds");
    }

    private void kinds(String group, String version, List<Fields> resources) {
        Set<String> withStatus = resources.stream()
                .map(resource -> resource.text("name").orElse(""))
                .filter(name -> name.endsWith(STATUS))
                .collect(Collectors.toSet());
        resources.stream()
                .filter(resource -> !resource.text("name").orElse("/").contains("/"))
                .map(resource -> kind(group, version, resource, withStatus))
                .filter(kind -> !LeftOut.kind(kind))
                .sorted(Comparator.comparing(ObjectKind::resource))
                .forEach(kinds::add);
    }

    private static ObjectKind kind(String group, String version, Fields resource, Set<String> withStatus) {
        String name = resource.text("name").orElse("");
        List<String> verbs = resource.texts("verbs");
        return new ObjectKind(
                group,
                version,
                name,
                resource.text("kind").orElse(""),
                resource.flag("namespaced"),
                verbs.contains("list"),
                verbs.contains("create"),
                withStatus.contains(name + STATUS));
    }

    /** An API service with a broken server behind it costs its own kinds and no others. */
    private List<Fields> notServed(String group, String version, String why) {
        problems.add(Problem.of(
                "APIService",
                null,
                version + "." + group,
                Reason.KIND_NOT_LISTABLE,
                "The kinds of " + group + "/" + version + " are not in the backup: " + why
                        + ". Repair the API service or remove it."));
        return List.of();
    }
}
