package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.application.port.ClusterObjects;
import dev.granary.agent.application.port.ClusterUnreachableException;
import dev.granary.agent.application.port.KindNotListableException;
import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.ObjectKind;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads objects as the JSON that the API server sends. Needs {@code get} and {@code list} on what it reads. */
public final class KubernetesClusterObjects implements ClusterObjects {

    private final ApiRequests requests;

    public KubernetesClusterObjects(KubernetesClient client, RequestPace pace) {
        this(client, pace, ApiRequests.TIMEOUT);
    }

    /** Asks again where nothing comes for so long in the middle of an answer. */
    public KubernetesClusterObjects(KubernetesClient client, RequestPace pace, Duration longestSilence) {
        this.requests = new ApiRequests(client, pace, longestSilence);
    }

    @Override
    public String kubernetesVersion() {
        return requests.get("/version", answer -> {
            if (!answer.isOk()) {
                throw new ClusterUnreachableException(answer.refusalText(), null);
            }
            return answer.fields().text("gitVersion").orElse("");
        });
    }

    @Override
    public Discovery discover() {
        return new KindDiscovery(requests).discover();
    }

    @Override
    public Optional<KubeObject> find(ObjectKind kind, @Nullable String namespace, String name) {
        if (name.isEmpty()) {
            return Optional.empty(); // its path would be that of the list
        }
        return requests.get(ResourcePaths.object(kind, namespace, name), answer -> {
            if (answer.status() == Calls.NOT_FOUND) {
                return Optional.empty();
            }
            if (!answer.isOk()) {
                throw new KindNotListableException(answer.refusalText());
            }
            Fields object = answer.fields();
            return LeftOut.object(kind, object) ? Optional.empty() : Optional.of(StoredForm.of(kind, object));
        });
    }

    /** Throws {@link KindNotListableException} as the port says. */
    @Override
    public void list(ObjectKind kind, Scope scope, Consumer<KubeObject> consumer) {
        String path = ResourcePaths.collection(kind, scope.namespace());
        String query = scope.labels().isEverything()
                ? ""
                : "?labelSelector=" + ResourcePaths.query(scope.labels().text());
        new KindListing(requests, path + query, object -> {
                    if (!LeftOut.object(kind, object)) {
                        consumer.accept(StoredForm.of(kind, object));
                    }
                })
                .run();
    }
}
