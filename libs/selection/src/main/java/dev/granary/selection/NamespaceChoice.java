package dev.granary.selection;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which namespaces are meant. The agent's own is never. */
public sealed interface NamespaceChoice {

    /** What every cluster has for itself; meant only where it is named. */
    Set<String> SYSTEM = Set.of("kube-system", "kube-public", "kube-node-lease");

    /** Whether a namespace that exists is meant. */
    boolean takes(String name, Map<String, String> labels);

    /** These and no others. */
    record Named(List<String> names) implements NamespaceChoice {
        public Named {
            names = names.stream().distinct().toList();
        }

        @Override
        public boolean takes(String name, Map<String, String> labels) {
            return names.contains(name);
        }
    }

    /** All but those of the system. */
    record All() implements NamespaceChoice {
        @Override
        public boolean takes(String name, Map<String, String> labels) {
            return !SYSTEM.contains(name);
        }
    }

    /** Those with the labels, but none of the system. */
    record Labelled(LabelSelector selector) implements NamespaceChoice {
        @Override
        public boolean takes(String name, Map<String, String> labels) {
            return !SYSTEM.contains(name) && selector.matches(labels);
        }
    }
}
