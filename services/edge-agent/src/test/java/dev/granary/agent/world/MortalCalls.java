package dev.granary.agent.world;

import dev.granary.agent.fakes.ProcessLife;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.ByteBuffer;
import java.util.List;

/** The calls to an API server of a process that may be killed. */
record MortalCalls(ProcessLife life) implements Interceptor {

    private static final String READ = "GET";

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        life.beforeCall();
    }

    @Override
    public void after(HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        if (!READ.equals(request.method())) {
            life.changed(request.method() + " " + request.uri().getPath());
        }
    }
}
