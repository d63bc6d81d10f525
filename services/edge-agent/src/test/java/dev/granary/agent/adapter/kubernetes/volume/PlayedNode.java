package dev.granary.agent.adapter.kubernetes.volume;

import static java.util.Objects.requireNonNull;

import dev.granary.testing.landscape.storage.StorageDriver;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Scheduler and kubelet of one agent's movers, a step each time: a pod waits for its claim, runs, and has ended a step later. The
 * program is run in the caller's thread.
 */
final class PlayedNode {

    /** A mover that is not a process. */
    @FunctionalInterface
    interface Program {

        /**
         * Runs to the end.
         *
         * @param root of the volume
         * @return the last words; those of a failure begin so
         */
        String run(Map<String, String> environment, Path root);
    }

    /** What goes wrong with a pod. */
    enum Fault {
        NONE,
        /** Its volume is there and cannot be mounted. */
        NOT_MOUNTED,
        /** It is thrown off the node while it runs. */
        EVICTED
    }

    private static final String OF_A_JOB = "batch.kubernetes.io/job-name";
    private static final String SELECTED_NODE = "volume.kubernetes.io/selected-node";

    private final KubernetesClient admin;
    private final String agentNamespace;
    private final StorageDriver storage;
    private final Program program;
    private final List<PodSpec> ran = new ArrayList<>();
    private Consumer<String> observer = phase -> {};
    private Fault fault = Fault.NONE;

    PlayedNode(KubernetesClient admin, String agentNamespace, StorageDriver storage, Program program) {
        this.admin = admin;
        this.agentNamespace = agentNamespace;
        this.storage = storage;
        this.program = program;
    }

    /** Told the phase whenever a pod comes to a new one. */
    void observe(Consumer<String> newObserver) {
        observer = newObserver;
    }

    void fail(Fault next) {
        fault = next;
    }

    /** The pods that were run. */
    List<PodSpec> ran() {
        return List.copyOf(ran);
    }

    void step() {
        admin.pods().inNamespace(agentNamespace).withLabel(OF_A_JOB).list().getItems().stream()
                .filter(pod -> !pod.isMarkedForDeletion())
                .forEach(this::step);
    }

    private void step(Pod pod) {
        switch (phase(pod)) {
            case "Pending" -> schedule(pod);
            case "Running" -> {
                if (fault == Fault.EVICTED) {
                    evict(pod);
                } else {
                    run(pod);
                }
            }
            default -> {
                // it has ended
            }
        }
    }

    private static String phase(Pod pod) {
        return pod.getStatus() == null || pod.getStatus().getPhase() == null
                ? "Pending"
                : pod.getStatus().getPhase();
    }

    private void schedule(Pod pod) {
        String name = claim(pod);
        PersistentVolumeClaim claim = admin.persistentVolumeClaims()
                .inNamespace(agentNamespace)
                .withName(name)
                .get();
        if (claim == null) {
            return;
        }
        if (storage.isBound(agentNamespace, name) && fault == Fault.NOT_MOUNTED) {
            mountNothing(pod);
        } else if (storage.isBound(agentNamespace, name)) {
            ran.add(pod.getSpec());
            update(
                    pod,
                    "Running",
                    new ContainerStateBuilder().withNewRunning().endRunning().build());
        } else if (StorageDriver.DISK.equals(claim.getSpec().getStorageClassName())) {
            String change = "{\"metadata\":{\"annotations\":{\"" + SELECTED_NODE + "\":\"node-1\"}}}";
            admin.resource(claim).patch(PatchContext.of(PatchType.JSON_MERGE), change);
        }
    }

    private void mountNothing(Pod pod) {
        if (pod.getStatus() != null && !pod.getStatus().getContainerStatuses().isEmpty()) {
            return;
        }
        update(
                pod,
                "Pending",
                new ContainerStateBuilder()
                        .withNewWaiting()
                        .withReason("ContainerCreating")
                        .endWaiting()
                        .build());
        Warnings.tell(admin, pod, "FailedMount", "MountVolume.SetUp failed: the disk is attached elsewhere");
    }

    private void evict(Pod pod) {
        admin.pods().resource(pod).editStatus(found -> {
            found.setStatus(new PodStatusBuilder()
                    .withPhase("Failed")
                    .withReason("Evicted")
                    .withMessage("The node was low on resource: memory.")
                    .build());
            return found;
        });
    }

    private static String claim(Pod pod) {
        return pod.getSpec().getVolumes().stream()
                .filter(volume -> volume.getPersistentVolumeClaim() != null)
                .map(volume -> volume.getPersistentVolumeClaim().getClaimName())
                .findFirst()
                .orElseThrow();
    }

    private void run(Pod pod) {
        String words = program.run(
                environment(pod.getSpec().getContainers().getFirst()), storage.directory(agentNamespace, claim(pod)));
        boolean failed = words.startsWith("failed ");
        update(
                pod,
                failed ? "Failed" : "Succeeded",
                new ContainerStateBuilder()
                        .withNewTerminated()
                        .withExitCode(failed ? 1 : 0)
                        .withReason(failed ? "Error" : "Completed")
                        .withMessage(words)
                        .endTerminated()
                        .build());
    }

    static Map<String, String> environment(Container container) {
        Map<String, String> variables = new HashMap<>();
        for (EnvVar variable : container.getEnv()) {
            if (variable.getValue() != null) {
                variables.put(variable.getName(), variable.getValue());
            }
        }
        return variables;
    }

    private void update(Pod pod, String phase, ContainerState state) {
        String container =
                requireNonNull(pod.getSpec().getContainers().getFirst().getName());
        admin.pods().resource(pod).editStatus(found -> {
            found.setStatus(new PodStatusBuilder()
                    .withPhase(phase)
                    .addNewContainerStatus()
                    .withName(container)
                    .withImage("agent:1")
                    .withImageID("agent@1")
                    .withReady(false)
                    .withRestartCount(0)
                    .withState(state)
                    .endContainerStatus()
                    .build());
            return found;
        });
        observer.accept(phase);
    }
}
