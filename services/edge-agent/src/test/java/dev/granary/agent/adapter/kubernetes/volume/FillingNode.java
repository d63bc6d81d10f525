package dev.granary.agent.adapter.kubernetes.volume;

import static java.util.Objects.requireNonNull;

import dev.granary.agent.application.volume.fill.FillReport;
import dev.granary.agent.application.volume.fill.FillResult;
import dev.granary.agent.application.volume.fill.FillTask;
import dev.granary.agent.application.volume.fill.FillVolume;
import dev.granary.testing.landscape.storage.StorageDriver;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Scheduler and kubelet of one agent's fillers, a step each time. A mover is run in the caller's thread. */
final class FillingNode {

    private static final String SELECTED_NODE = "volume.kubernetes.io/selected-node";

    private final KubernetesClient admin;
    private final String agentNamespace;
    private final StorageDriver storage;
    private final FillVolume fill;
    private final List<PodSpec> ran = new ArrayList<>();

    FillingNode(KubernetesClient admin, String agentNamespace, StorageDriver storage, FillVolume fill) {
        this.admin = admin;
        this.agentNamespace = agentNamespace;
        this.storage = storage;
        this.fill = fill;
    }

    /** The pods that were run. */
    List<PodSpec> ran() {
        return List.copyOf(ran);
    }

    void step() {
        admin.pods().inNamespace(agentNamespace).withLabel(FillLabels.FILLER).list().getItems().stream()
                .filter(pod -> !pod.isMarkedForDeletion() && "Pending".equals(phase(pod)))
                .forEach(this::run);
    }

    private static String phase(Pod pod) {
        return pod.getStatus() == null || pod.getStatus().getPhase() == null
                ? "Pending"
                : pod.getStatus().getPhase();
    }

    private void run(Pod pod) {
        String name = pod.getSpec().getVolumes().stream()
                .filter(volume -> volume.getPersistentVolumeClaim() != null)
                .map(volume -> volume.getPersistentVolumeClaim().getClaimName())
                .findFirst()
                .orElseThrow();
        PersistentVolumeClaim claim = admin.persistentVolumeClaims()
                .inNamespace(agentNamespace)
                .withName(name)
                .get();
        if (claim == null) {
            return;
        }
        if (storage.isBound(agentNamespace, name)) {
            ran.add(pod.getSpec());
            end(pod, fill(pod.getSpec(), name));
        } else if (StorageDriver.DISK.equals(claim.getSpec().getStorageClassName())) {
            String change = "{\"metadata\":{\"annotations\":{\"" + SELECTED_NODE + "\":\"node-1\"}}}";
            admin.resource(claim).patch(PatchContext.of(PatchType.JSON_MERGE), change);
        }
    }

    private FillResult fill(PodSpec pod, String claim) {
        FillTask task = FillTask.of(environment(pod.getContainers().getFirst()));
        return fill.fill(task.backup(), task.namespace(), task.claim(), storage.directory(agentNamespace, claim));
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

    private void end(Pod pod, FillResult result) {
        int code = result instanceof FillResult.Filled ? 0 : 1;
        String container =
                requireNonNull(pod.getSpec().getContainers().getFirst().getName());
        admin.pods().resource(pod).editStatus(found -> {
            found.setStatus(new PodStatusBuilder()
                    .withPhase(code == 0 ? "Succeeded" : "Failed")
                    .addNewContainerStatus()
                    .withName(container)
                    .withImage("agent:1")
                    .withImageID("agent@1")
                    .withReady(false)
                    .withRestartCount(0)
                    .withNewState()
                    .withNewTerminated()
                    .withExitCode(code)
                    .withReason(code == 0 ? "Completed" : "Error")
                    .withMessage(FillReport.write(result))
                    .endTerminated()
                    .endState()
                    .endContainerStatus()
                    .build());
            return found;
        });
    }
}
