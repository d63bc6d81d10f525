package dev.granary.testing.landscape.embedded.rbac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.store.GroupResource;
import dev.granary.testing.landscape.embedded.store.ObjectKey;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import dev.granary.testing.landscape.embedded.store.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The bindings of a cluster with their rules, read again when any role or binding changed. */
final class Bindings {

    private static final GroupResource ROLES = rbac("roles");
    private static final GroupResource CLUSTER_ROLES = rbac("clusterroles");
    private static final GroupResource ROLE_BINDINGS = rbac("rolebindings");
    private static final GroupResource CLUSTER_ROLE_BINDINGS = rbac("clusterrolebindings");

    private final ObjectStore store;
    private List<Binding> current = List.of();
    private long readAt = -1;

    Bindings(ObjectStore store) {
        this.store = store;
    }

    synchronized List<Binding> current() {
        long changed = Stream.of(ROLES, CLUSTER_ROLES, ROLE_BINDINGS, CLUSTER_ROLE_BINDINGS)
                .mapToLong(store::lastChange)
                .max()
                .orElse(0);
        if (changed != readAt) {
            current = read();
            readAt = changed;
        }
        return current;
    }

    private List<Binding> read() {
        List<Binding> result = new ArrayList<>();
        for (GroupResource resource : List.of(CLUSTER_ROLE_BINDINGS, ROLE_BINDINGS)) {
            for (Stored stored : store.all(resource, "")) {
                ObjectNode binding = stored.read();
                String namespace = stored.key().namespace();
                result.add(Binding.read(namespace, binding, rules(namespace, binding.path("roleRef"))));
            }
        }
        return List.copyOf(result);
    }

    private List<Rule> rules(String namespace, JsonNode role) {
        boolean isCluster = role.path("kind").asText("").equals("ClusterRole");
        ObjectKey key =
                new ObjectKey(isCluster ? "" : namespace, role.path("name").asText(""));
        List<Rule> rules = new ArrayList<>();
        store.find(isCluster ? CLUSTER_ROLES : ROLES, key)
                .ifPresent(r -> r.read().path("rules").forEach(rule -> rules.add(Rule.read(rule))));
        return List.copyOf(rules);
    }

    private static GroupResource rbac(String resource) {
        return new GroupResource("rbac.authorization.k8s.io", resource);
    }
}
