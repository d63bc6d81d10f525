package dev.granary.agent.application.export;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The namespaces that a choice means in a cluster.
 *
 * @param names those that exist, in the order in which they were found
 * @param asked those that were named; the same as {@code names} where the choice named none
 * @param mostOfCluster it is less work to list a kind in the whole cluster than in one after another
 */
public record FoundNamespaces(Set<String> names, List<String> asked, boolean mostOfCluster) {

    public FoundNamespaces {
        names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
        asked = List.copyOf(asked);
    }
}
