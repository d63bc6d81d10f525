package dev.granary.agent.domain.restore;

import dev.granary.selection.Names;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Under which names namespaces come back.
 *
 * @param byName names of the backup to names of the cluster
 * @param prefix before the names of all others; empty for none
 */
public record NamespaceMapping(Map<String, String> byName, String prefix) {

    /** Every namespace under its own name. */
    public static final NamespaceMapping NONE = new NamespaceMapping(Map.of(), "");

    public NamespaceMapping {
        byName = Map.copyOf(byName);
    }

    public String of(String namespace) {
        return byName.getOrDefault(namespace, prefix + namespace);
    }

    /**
     * The mapping of those namespaces that are restored.
     *
     * @param names names of the backup to names of the cluster
     * @param impossible namespaces of the backup that would get a name that is none, or that another one gets too
     */
    public record Renaming(Map<String, String> names, Set<String> impossible) {

        public Renaming {
            names = Map.copyOf(names);
            impossible = Set.copyOf(impossible);
        }

        /** The new name of a restored namespace; any other keeps its name. */
        public String of(String namespace) {
            return names.getOrDefault(namespace, namespace);
        }

        public boolean restores(String namespace) {
            return names.containsKey(namespace) || impossible.contains(namespace);
        }

        /** Whether objects of the namespace come back under another name. */
        public boolean moves(String namespace) {
            return !of(namespace).equals(namespace);
        }
    }

    /** The reserved name is the agent's own, into which nothing is restored. */
    public Renaming of(Collection<String> restored, String reserved) {
        Map<String, String> names = new HashMap<>();
        Set<String> impossible = new HashSet<>();
        Map<String, String> taken = new HashMap<>();
        for (String namespace : restored.stream().distinct().sorted().toList()) {
            String name = of(namespace);
            if (!Names.isNamespace(name) || name.equals(reserved) || taken.putIfAbsent(name, namespace) != null) {
                impossible.add(namespace);
            } else {
                names.put(namespace, name);
            }
        }
        return new Renaming(names, impossible);
    }
}
