package dev.granary.agent.adapter.kubernetes.volume;

import dev.granary.agent.application.port.ClusterUnreachableException;
import io.fabric8.kubernetes.client.KubernetesClientException;

/**
 * Tells a refusal of the API server, which costs a volume, from no answer, which costs the attempt. A failure of the server is a
 * refusal too: a webhook that is down is one, the client has repeated the call for a while, and what is done already stays.
 */
final class Calls {

    private static final int REFUSED_FROM = 400;
    private static final int UNAUTHORIZED = 401;

    private Calls() {}

    /**
     * The refusal in words.
     *
     * @param what was asked for: {@code what the mover needs}
     * @throws ClusterUnreachableException there was no answer, or the agent itself is refused
     */
    static String refusal(KubernetesClientException e, String what) {
        if (e.getCode() < REFUSED_FROM || e.getCode() == UNAUTHORIZED) {
            throw new ClusterUnreachableException("no answer while a volume was worked on", e);
        }
        return "The API server refused " + what + " (" + e.getCode() + "): "
                + (e.getStatus() == null ? "" : e.getStatus().getMessage());
    }
}
