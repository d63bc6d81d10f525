package dev.granary.agent.adapter.kubernetes.volume;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.util.concurrent.atomic.AtomicBoolean;

/** The first removal of an object of a kind fails, after all tries of the client. */
final class FailsOnce implements Interceptor {

    private final String kind;
    private final int code;
    private final AtomicBoolean done = new AtomicBoolean();

    /** The kind as in a path: {@code jobs}. */
    FailsOnce(String kind, int code) {
        this.kind = kind;
        this.code = code;
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        if (request.method().equals("DELETE")
                && request.uri().getPath().contains("/" + kind + "/")
                && !done.getAndSet(true)) {
            throw new KubernetesClientException("a removal failed", code, null);
        }
    }
}
