package dev.granary.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.demo.stack.Stack;
import dev.granary.testing.landscape.ShootHandle;
import dev.granary.testing.landscape.storage.StorageDriver;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one shoot had comes back in another shoot: a namespace that was destroyed, with its volumes and their files. */
final class Recovery {
    private static final Set<String> ENDS = Set.of("SUCCEEDED", "PARTIALLY_SUCCEEDED", "FAILED", "CANCELLED");

    /** What the tenant does once in a shoot that shall be restored into. */
    private static final String RIGHT_TO_RESTORE = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata:
              name: granary-agent-restore
            roleRef:
              apiGroup: rbac.authorization.k8s.io
              kind: ClusterRole
              name: granary-agent-restore
            subjects:
              - kind: ServiceAccount
                name: granary-agent
                namespace: granary-system
            """;

    private final Stack stack;
    private final Operator operator;
    private final FleetWatch watch;

    Recovery(Stack stack, Operator operator, FleetWatch watch) {
        this.stack = stack;
        this.operator = operator;
        this.watch = watch;
    }

    /** What came back: so many objects, and so many files and directories. */
    record Recovered(int objects, int entries) {}

    /**
     * Destroys the namespace in one shoot and restores it under another name in the other.
     *
     * @param saved directory, made here, for what was in its volumes
     * @throws DemoFailedException when it does not end well, or something is not as it was
     */
    Recovered recover(FleetRow from, FleetRow into, String namespace, List<String> claims, Path saved) {
        String copy = namespace + "-of-" + from.name();
        StorageDriver source = stack.kubelet().storage(from.name());
        claims.forEach(claim -> FileTrees.copy(source.directory(namespace, claim), saved.resolve(claim)));
        NamespaceContent before = destroy(from, namespace);
        stack.landscape().deploy(into.name(), RIGHT_TO_RESTORE);
        String backup = from.backup().orElseThrow().id();
        awaitEnd(operator.restore(backup, into.clusterId(), namespace, Map.of(namespace, copy)), into);
        StorageDriver target = stack.kubelet().storage(into.name());
        int entries = claims.stream()
                .mapToInt(claim -> compare(saved.resolve(claim), target.directory(copy, claim)))
                .sum();
        return new Recovered(compare(before, into, copy), entries);
    }

    /** Returns when nothing of it is left, the data of its volumes neither; what its objects were. */
    private NamespaceContent destroy(FleetRow from, String namespace) {
        try (KubernetesClient client = client(from.name())) {
            NamespaceContent before = NamespaceContent.read(client, namespace);
            client.namespaces().withName(namespace).delete();
            watch.await(
                    "namespace %s of %s is gone".formatted(namespace, from.name()),
                    stack.kubelet().directory(),
                    () -> client.namespaces().withName(namespace).get() == null
                            && client.persistentVolumes().list().getItems().isEmpty());
            return before;
        }
    }

    private int compare(NamespaceContent before, FleetRow into, String copy) {
        try (KubernetesClient client = client(into.name())) {
            NamespaceContent after = NamespaceContent.read(client, copy);
            if (before.objects().isEmpty() || !after.equals(before)) {
                throw new DemoFailedException("%s in %s is not what it was: %s instead of %s"
                        .formatted(
                                copy,
                                into.name(),
                                after.objects().keySet(),
                                before.objects().keySet()));
            }
            return after.objects().size();
        }
    }

    private static int compare(Path original, Path restored) {
        FileTrees.difference(original, restored).ifPresent(difference -> {
            throw new DemoFailedException("a volume did not come back as it was: " + difference);
        });
        return FileTrees.size(restored);
    }

    private void awaitEnd(String restore, FleetRow into) {
        watch.await("restore ended", stack.kubelet().directory(), () -> ENDS.contains(state(restore)));
        JsonNode end = operator.restored(restore);
        if (!"SUCCEEDED".equals(end.path("state").asText())) {
            throw new DemoFailedException("the restore into %s ended %s: %s"
                    .formatted(into.name(), end.path("state").asText(), end));
        }
    }

    private String state(String restore) {
        return operator.restored(restore).path("state").asText();
    }

    private KubernetesClient client(String shoot) {
        ShootHandle handle = stack.landscape().shoot(shoot);
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(handle.adminKubeconfig()))
                .build();
    }
}
