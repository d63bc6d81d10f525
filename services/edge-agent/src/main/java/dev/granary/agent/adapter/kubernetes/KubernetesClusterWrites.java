package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.adapter.kubernetes.ApiRequests.Body;
import dev.granary.agent.application.port.ClusterUnreachableException;
import dev.granary.agent.application.port.ClusterWrites;
import dev.granary.agent.application.port.KindNotListableException;
import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.ObjectKey;
import dev.granary.agent.domain.kube.ObjectKind;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes objects with plain requests of the Kubernetes API. Needs the cluster role {@code granary-agent-restore}. */
public final class KubernetesClusterWrites implements ClusterWrites {

    private static final String JSON = "application/json";
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final int FORBIDDEN = 403;
    private static final String ACCESS_REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

    private final ApiRequests requests;

    public KubernetesClusterWrites(KubernetesClient client, RequestPace pace) {
        this(client, pace, ApiRequests.TIMEOUT);
    }

    /** Asks again where nothing comes for so long in the middle of an answer. */
    public KubernetesClusterWrites(KubernetesClient client, RequestPace pace, Duration longestSilence) {
        this.requests = new ApiRequests(client, pace, longestSilence);
    }

    @Override
    public Optional<KubeObject> current(ObjectKind kind, @Nullable String namespace, String name) {
        return requests.get(ResourcePaths.object(kind, namespace, name), answer -> {
            if (answer.status() == Calls.NOT_FOUND) {
                return Optional.empty();
            }
            if (!answer.isOk()) {
                throw new KindNotListableException(answer.refusalText());
            }
            return Optional.of(new KubeObject(answer.fields()));
        });
    }

    @Override
    public Result create(ObjectKind kind, KubeObject object, String manager) {
        String path = ResourcePaths.collection(kind, object.namespace());
        return send("POST", path + by(manager), new Body(JSON, Trees.write(object.fields())));
    }

    @Override
    public Result replace(ObjectKind kind, KubeObject object, String manager) {
        String path = ResourcePaths.object(kind, object.namespace(), object.name());
        return send("PUT", path + by(manager), new Body(JSON, Trees.write(object.fields())));
    }

    @Override
    public Result merge(ObjectKind kind, ObjectKey key, Fields change, Part part, String manager) {
        String path = ResourcePaths.object(kind, key.namespace(), key.name()) + (part == Part.STATUS ? "/status" : "");
        return send("PATCH", path + by(manager), new Body(MERGE_PATCH, Trees.write(change)));
    }

    @Override
    public Result delete(ObjectKind kind, KubeObject current) {
        Fields options = Fields.empty();
        options.put("DeleteOptions", "kind");
        options.put("v1", "apiVersion");
        options.put("Background", "propagationPolicy");
        options.put(current.uid(), "preconditions", "uid");
        String path = ResourcePaths.object(kind, current.namespace(), current.name());
        return send("DELETE", path, new Body(JSON, Trees.write(options)));
    }

    @Override
    public boolean isAllowed(Verb verb, ObjectKind kind, @Nullable String namespace) {
        Fields review = Fields.empty();
        review.put("SelfSubjectAccessReview", "kind");
        review.put("authorization.k8s.io/v1", "apiVersion");
        List<String> attributes = List.of("spec", "resourceAttributes");
        put(review, verb.name().toLowerCase(Locale.ROOT), attributes, "verb");
        put(review, kind.group(), attributes, "group");
        put(review, kind.resource(), attributes, "resource");
        if (namespace != null) {
            put(review, namespace, attributes, "namespace");
        }
        return requests.ask(ACCESS_REVIEWS, new Body(JSON, Trees.write(review)), KubernetesClusterWrites::isAllowed);
    }

    /** A question that the API server fails to answer is no answer; one that the agent may not even ask is. */
    private static boolean isAllowed(ApiAnswer answer) {
        if (!answer.isOk() && answer.status() != FORBIDDEN) {
            throw new ClusterUnreachableException("rights cannot be asked for: " + answer.refusalText(), null);
        }
        return answer.isOk() && answer.fields().flag("status", "allowed");
    }

    private static void put(Fields fields, String value, List<String> path, String field) {
        fields.put(value, path.getFirst(), path.getLast(), field);
    }

    /** Unknown fields come back as warnings. */
    private static String by(String manager) {
        return "?fieldManager=" + ResourcePaths.query(manager) + "&fieldValidation=Warn";
    }

    private Result send(String method, String path, Body body) {
        return requests.call(method, path, body, WriteAnswers::result);
    }
}
