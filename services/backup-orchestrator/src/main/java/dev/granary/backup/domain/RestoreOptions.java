package dev.granary.backup.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a restore is wanted. Names are those of the backup: no namespace means all of them, and {@code kinds} without
 * included ones every kind. What a mapping does not name keeps its name; the prefix goes before namespaces that are not
 * mapped.
 */
public record RestoreOptions(
        boolean dryRun,
        List<NamespaceName> namespaces,
        Kinds kinds,
        Map<String, String> namespaceMapping,
        @Nullable String namespacePrefix,
        Map<String, String> storageClassMapping,
        Existing existing,
        Keep keep) {

    public RestoreOptions {
        namespaces = List.copyOf(namespaces);
        namespaceMapping = Map.copyOf(namespaceMapping);
        storageClassMapping = Map.copyOf(storageClassMapping);
    }

    /** Where what was in the namespace comes to be. */
    public String targetOf(NamespaceName namespace) {
        String prefixed = namespacePrefix == null ? namespace.value() : namespacePrefix + namespace.value();
        return namespaceMapping.getOrDefault(namespace.value(), prefixed);
    }

    /** Kinds as {@code deployments.apps}; the excluded ones are left out even when included. */
    public record Kinds(List<String> included, List<String> excluded) {
        public Kinds {
            included = List.copyOf(included);
            excluded = List.copyOf(excluded);
        }
    }

    /** What happens to an object that is there already. */
    public enum Existing {
        RETAIN,
        REPLACE
    }

    /** What usually does not come back, because the cluster makes it anew. */
    public record Keep(boolean status, boolean controlled, boolean nodePorts, boolean clusterAddresses) {}
}
