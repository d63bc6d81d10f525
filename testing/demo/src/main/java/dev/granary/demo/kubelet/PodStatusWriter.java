package dev.granary.demo.kubelet;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What the kubelet says of a pod with one container. */
final class PodStatusWriter {
    private static final int KILLED = 137;

    private final PodContext context;

    PodStatusWriter(PodContext context) {
        this.context = context;
    }

    void running() {
        write(
                "Running",
                new ContainerStateBuilder()
                        .withNewRunning()
                        .withStartedAt(now())
                        .endRunning()
                        .build());
    }

    /** The message is what the container left in its termination log. */
    void ended(int code, String message) {
        String reason = code == 0 ? "Completed" : code == KILLED ? "OOMKilled" : "Error";
        write(
                code == 0 ? "Succeeded" : "Failed",
                new ContainerStateBuilder()
                        .withNewTerminated()
                        .withExitCode(code)
                        .withReason(reason)
                        .withMessage(message)
                        .withFinishedAt(now())
                        .endTerminated()
                        .build());
    }

    private void write(String phase, ContainerState state) {
        context.client()
                .pods()
                .inNamespace(context.plan().namespace())
                .withName(context.plan().name())
                .editStatus(pod -> with(pod, phase, state));
    }

    private Pod with(Pod pod, String phase, ContainerState state) {
        var container = context.plan().container();
        pod.setStatus(new PodStatusBuilder(pod.getStatus())
                .withPhase(phase)
                .withContainerStatuses()
                .addNewContainerStatus()
                .withName(container.getName())
                .withImage(container.getImage())
                .withImageID(container.getImage())
                .withReady(false)
                .withRestartCount(0)
                .withState(state)
                .endContainerStatus()
                .build());
        return pod;
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
