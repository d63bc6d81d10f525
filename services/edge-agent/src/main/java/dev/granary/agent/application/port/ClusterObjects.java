package dev.granary.agent.application.port;

import dev.granary.agent.domain.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The objects of this cluster, ready to be stored: fields that belong to the server are taken out, and objects that the
 * cluster makes by itself are left out.
 *
 * <p>Every call blocks and may throw {@link ClusterUnreachableException}.
 */
public interface ClusterObjects {

    /** Version that the API server answers. */
    String kubernetesVersion();

    /**
     * Every namespaced kind that is served and can be listed, each in one version, in a stable order; and a problem for
     * each API group that could not be asked for its kinds.
     */
    ServedKinds servedKinds();

    /** The object of a namespace; empty when there is none. */
    Optional<ClusterObject> namespace(String name);

    /**
     * Hands over the objects of a kind in a namespace one after another; memory is bounded by the largest object. Every
     * object that was there all the time is handed over exactly once, even when the server loses the thread in between.
     *
     * @throws KindNotListableException this kind cannot be listed; some objects may have been handed over
     */
    void list(ObjectKind kind, String namespace, Consumer<ClusterObject> consumer);

    /**
     * What can be listed.
     *
     * @param problems one for each group that could not be asked
     */
    record ServedKinds(List<ObjectKind> kinds, List<Problem> problems) {
        public ServedKinds {
            kinds = List.copyOf(kinds);
            problems = List.copyOf(problems);
        }
    }
}
