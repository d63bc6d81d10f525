package dev.granary.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.demo.stack.Stack;
import dev.granary.testing.landscape.ShootHandle;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one shoot had comes back in another shoot: a namespace that was destroyed, and volumes with their files. */
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

    /**
     * Restores the namespace under another name; how many objects were compared.
     *
     * @throws DemoFailedException when it does not end well, or the copy is not like the original was
     */
    int recover(FleetRow from, FleetRow into, String namespace) {
        String copy = namespace + "-of-" + from.name();
        NamespaceContent before;
        try (KubernetesClient source = client(from.name())) {
            before = NamespaceContent.read(source, namespace);
            source.namespaces().withName(namespace).delete();
        }
        stack.landscape().deploy(into.name(), RIGHT_TO_RESTORE);
        String backup = from.backup().orElseThrow().id();
        awaitEnd(operator.restore(backup, into.clusterId(), namespace, Map.of(namespace, copy)), into);
        try (KubernetesClient target = client(into.name())) {
            NamespaceContent after = NamespaceContent.read(target, copy);
            if (before.objects().isEmpty() || !after.equals(before)) {
                throw new DemoFailedException("%s in %s is not what %s was in %s: %s instead of %s"
                        .formatted(
                                copy,
                                into.name(),
                                namespace,
                                from.name(),
                                after.objects().keySet(),
                                before.objects().keySet()));
            }
            return after.objects().size();
        }
    }

    /**
     * Brings the claims of a namespace back with their files in another shoot; how many files were compared.
     *
     * @throws DemoFailedException when it does not end well, or a file is not as it was
     */
    int recoverVolumes(FleetRow from, FleetRow into, String namespace, List<String> claims) {
        String copy = namespace + "-restored";
        String backup = from.backup().orElseThrow().id();
        awaitEnd(operator.restore(backup, into.clusterId(), namespace, Map.of(namespace, copy)), into);
        return claims.stream()
                .mapToInt(claim -> compare(
                        stack.kubelet().storage(from.name()).directory(namespace, claim),
                        stack.kubelet().storage(into.name()).directory(copy, claim)))
                .sum();
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
