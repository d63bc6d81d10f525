package dev.granary.agent.application.export;

import dev.granary.agent.application.port.ClusterObjects;
import dev.granary.agent.application.port.ClusterObjects.Scope;
import dev.granary.agent.application.port.ClusterUnreachableException;
import dev.granary.agent.application.port.KindNotListableException;
import dev.granary.agent.domain.Problem;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.ObjectKind;
import dev.granary.selection.LabelSelector;
import dev.granary.selection.NamespaceChoice;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Finds out which namespaces a choice means in this cluster. */
final class ChosenNamespaces {

    static final ObjectKind NAMESPACE = ObjectKind.clusterWide("", "v1", "namespaces", "Namespace");

    /** So many are looked up one by one; for more it takes fewer requests to list them all. */
    private static final int FEW = 10;

    private final ClusterObjects cluster;
    private final String ownNamespace;

    ChosenNamespaces(ClusterObjects cluster, String ownNamespace) {
        this.cluster = cluster;
        this.ownNamespace = ownNamespace;
    }

    /** A cluster whose namespaces cannot be read is none that can be worked with. */
    FoundNamespaces find(NamespaceChoice choice, Consumer<Problem> problems) {
        try {
            return look(choice, problems);
        } catch (KindNotListableException e) {
            throw new ClusterUnreachableException("namespaces cannot be read: " + e.getMessage(), e);
        }
    }

    private FoundNamespaces look(NamespaceChoice choice, Consumer<Problem> problems) {
        Set<String> names = new LinkedHashSet<>();
        int existing = forEach(choice, namespace -> names.add(namespace.name()));
        List<String> asked = choice instanceof NamespaceChoice.Named named ? named.names() : List.copyOf(names);
        asked.stream().filter(name -> !names.contains(name)).forEach(name -> problems.accept(missing(name)));
        return new FoundNamespaces(names, asked, names.size() > FEW && names.size() * 4 >= existing);
    }

    /**
     * Hands over the objects of the namespaces.
     *
     * @return how many namespaces there are in all, as far as it was seen
     */
    int forEach(NamespaceChoice choice, Consumer<KubeObject> consumer) {
        return choice instanceof NamespaceChoice.Named named && named.names().size() <= FEW
                ? lookUp(named, consumer)
                : list(choice, consumer);
    }

    private int lookUp(NamespaceChoice.Named named, Consumer<KubeObject> consumer) {
        List<String> names = new ArrayList<>(named.names());
        names.remove(ownNamespace);
        names.forEach(name -> cluster.find(NAMESPACE, null, name).ifPresent(consumer));
        return names.size();
    }

    private int list(NamespaceChoice choice, Consumer<KubeObject> consumer) {
        int[] existing = {0};
        cluster.list(NAMESPACE, new Scope(null, LabelSelector.EVERYTHING), namespace -> {
            existing[0]++;
            if (!namespace.name().equals(ownNamespace) && choice.takes(namespace.name(), namespace.labels())) {
                consumer.accept(namespace);
            }
        });
        return existing[0];
    }

    private Problem missing(String name) {
        return name.equals(ownNamespace)
                ? Problem.of(
                        NAMESPACE.kind(),
                        null,
                        name,
                        Reason.NAMESPACE_RESERVED,
                        "This is the agent's own namespace, which no backup holds. Leave it out.")
                : Problem.of(
                        NAMESPACE.kind(),
                        null,
                        name,
                        Reason.NAMESPACE_NOT_FOUND,
                        "The cluster has no such namespace. Correct the name or leave it out.");
    }
}
