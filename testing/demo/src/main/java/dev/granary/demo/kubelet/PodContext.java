package dev.granary.demo.kubelet;

import dev.granary.testing.landscape.ShootHandle;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;

/**
 * One pod and where it runs.
 *
 * @param node that runs it
 * @param plan what runs
 */
record PodContext(ShootNode node, PodPlan plan) {

    ShootHandle shoot() {
        return node.shoot();
    }

    PodSettings settings() {
        return node.settings();
    }

    /** Of the shoot, as cluster-admin; belongs to the node. */
    KubernetesClient client() {
        return node.client();
    }

    /** The pod's own place on disk. */
    Path directory() {
        return settings().directory().resolve(shoot().name()).resolve(plan.namespace() + "." + plan.name());
    }

    /** Stands for the root of the container's file system. */
    Path root() {
        return directory().resolve("root");
    }

    /** Where a path inside the container lies on this machine. */
    Path onHost(String mountPath) {
        return root().resolve(mountPath.substring(1));
    }

    Path terminationLog() {
        return directory().resolve("termination-log");
    }

    Path logFile() {
        return directory().resolve("pod.log");
    }
}
