package dev.granary.agent.adapter.kubernetes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.agent.application.port.ClusterObject;
import dev.granary.agent.application.port.ClusterObjects;
import dev.granary.agent.application.port.ClusterUnreachableException;
import dev.granary.agent.application.port.KindNotListableException;
import dev.granary.agent.application.port.ObjectKind;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads objects as the JSON that the API server sends. Needs {@code get} on namespaces and {@code list} on what it reads. */
public final class KubernetesClusterObjects implements ClusterObjects {

    private static final ObjectKind NAMESPACE = new ObjectKind("", "v1", "namespaces", "Namespace");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private final ObjectMapper json = new ObjectMapper();
    private final ListPage page = new ListPage(json);
    private final StoredForm storedForm = new StoredForm(json);
    private final ApiRequests requests;

    public KubernetesClusterObjects(KubernetesClient client) {
        this.requests = new ApiRequests(client, json);
    }

    @Override
    public String kubernetesVersion() {
        try (var answer = requests.get("/version")) {
            if (!answer.isOk()) {
                throw new ClusterUnreachableException(requests.refusal(answer), null);
            }
            return requests.tree(answer).path("gitVersion").asText();
        }
    }

    @Override
    public ServedKinds servedKinds() {
        return new KindDiscovery(requests).discover();
    }

    @Override
    public Optional<ClusterObject> namespace(String name) {
        if (!LABEL.matcher(name).matches()) {
            return Optional.empty();
        }
        try (var answer = requests.get("/api/v1/namespaces/" + name)) {
            if (answer.isOk() && requests.tree(answer) instanceof ObjectNode namespace) {
                return Optional.of(storedForm.of(NAMESPACE, namespace));
            }
            if (answer.status() == Calls.NOT_FOUND) {
                return Optional.empty();
            }
            throw new ClusterUnreachableException(requests.refusal(answer), null);
        }
    }

    /** Throws {@link KindNotListableException} as the port says. */
    @Override
    public void list(ObjectKind kind, String namespace, Consumer<ClusterObject> consumer) {
        String base = kind.group().isEmpty() ? "/api/" + kind.version() : "/apis/" + kind.apiVersion();
        String path = base + "/namespaces/" + namespace + "/" + kind.resource();
        new KindListing(requests, page, path, object -> {
                    if (!LeftOut.object(kind, object)) {
                        consumer.accept(storedForm.of(kind, object));
                    }
                })
                .run();
    }
}
