package dev.granary.agent.application.port;

import dev.granary.agent.domain.Problem;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.ObjectKind;
import dev.granary.agent.domain.kube.ServedKinds;
import dev.granary.selection.LabelSelector;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The objects of this cluster, ready to be stored: with {@code apiVersion} and {@code kind} first, fields that belong to the
 * server taken out, and objects that the cluster makes by itself left out.
 *
 * <p>Every call blocks and may throw {@link ClusterUnreachableException}.
 */
public interface ClusterObjects {

    /** Version that the API server answers. */
    String kubernetesVersion();

    /** Every kind in every version in a stable order, and a problem for each API group that could not be asked. */
    Discovery discover();

    /**
     * The object, ready to be stored; empty when there is none, or when it is one that is left out.
     *
     * @throws KindNotListableException objects of this kind cannot be read
     */
    Optional<KubeObject> find(ObjectKind kind, @Nullable String namespace, String name);

    /**
     * Hands over objects one after another; memory is bounded by the largest. Every object that was there all the time is
     * handed over exactly once, even when the server loses the thread in between.
     *
     * @throws KindNotListableException this kind cannot be listed; some objects may have been handed over
     */
    void list(ObjectKind kind, Scope scope, Consumer<KubeObject> consumer);

    /**
     * What to list.
     *
     * @param namespace null for all namespaces, and for kinds without
     */
    record Scope(@Nullable String namespace, LabelSelector labels) {

        /** Everything there is of the kind. */
        public static final Scope EVERYTHING = new Scope(null, LabelSelector.EVERYTHING);
    }

    /**
     * What is served.
     *
     * @param problems one for each group version that could not be asked
     */
    record Discovery(ServedKinds kinds, List<Problem> problems) {
        public Discovery {
            problems = List.copyOf(problems);
        }
    }
}
