package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.adapter.kubernetes.ApiRequests.Body;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the API server is asked for.
 *
 * @param changes whether something may be another afterwards
 */
record ApiRequest(String method, String path, @Nullable Body body, boolean changes) {

    private static final Set<Integer> PASSING = Set.of(502, 503, 504);
    private static final int SERVER_FAILED = 500;

    static ApiRequest get(String path) {
        return new ApiRequest("GET", path, null, false);
    }

    /** A question that has to be posted. */
    static ApiRequest ask(String path, Body question) {
        return new ApiRequest("POST", path, question, false);
    }

    static ApiRequest change(String method, String path, @Nullable Body body) {
        return new ApiRequest(method, path, body, true);
    }

    /**
     * Whether an answer may be another one in a moment. A change of etcd's leader is a 500 too, but what was to be written may be
     * there then, or a webhook may be against it.
     */
    boolean mayPass(int status) {
        return PASSING.contains(status) || (status == SERVER_FAILED && !changes);
    }
}
