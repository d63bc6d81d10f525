package dev.granary.agent.adapter.kubernetes.volume;

import dev.granary.agent.application.volume.MoverProgress;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** A mover's Job and its one pod, looked at from outside. */
final class RunningMover {

    private final KubernetesClient client;
    private final String namespace;
    private final String name;

    RunningMover(KubernetesClient client, String namespace, String name) {
        this.client = client;
        this.namespace = namespace;
        this.name = name;
    }

    /** Something when the container runs or has ended. */
    Optional<Pod> started() {
        return pod().filter(pod -> hasFailed(pod)
                || statuses(pod)
                        .anyMatch(status ->
                                status.getState() != null && status.getState().getWaiting() == null));
    }

    /**
     * What the mover told. Empty while it runs.
     *
     * @param words reads a termination message; empty when the mover did not write it
     * @param running told how far the mover is while it runs and says so
     */
    <R> Optional<R> ended(Function<String, Optional<R>> words, Consumer<MoverProgress> running) {
        Pod pod = pod().orElseThrow(() -> new StepFailedException(
                "The pod of the mover was removed while it ran. " + new LastEvent(client).about(namespace, name)));
        Optional<ContainerStateTerminated> end = statuses(pod)
                .map(status ->
                        status.getState() == null ? null : status.getState().getTerminated())
                .filter(Objects::nonNull)
                .findFirst();
        if (end.isPresent()) {
            return Optional.of(words.apply(Objects.requireNonNullElse(end.get().getMessage(), ""))
                    .orElseThrow(() -> new StepFailedException("The mover ended with exit code "
                            + end.get().getExitCode() + " (" + end.get().getReason()
                            + ") before it could say why. " + warning(pod))));
        }
        if (hasFailed(pod)) {
            throw new StepFailedException("The pod of the mover failed. "
                    + pod.getStatus().getReason() + ": " + pod.getStatus().getMessage());
        }
        progress(pod).ifPresent(running);
        return Optional.empty();
    }

    private static Optional<MoverProgress> progress(Pod pod) {
        return Optional.ofNullable(pod.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(OwnPod.PROGRESS))
                .flatMap(MoverProgress::read);
    }

    /** Why it does not start. The claim is what most pods wait for, so its event says more than the pod's. */
    String hindrance() {
        PersistentVolumeClaim claim = client.persistentVolumeClaims()
                .inNamespace(namespace)
                .withName(name)
                .get();
        String pod = pod().map(found -> found.getMetadata().getName()).orElse(name);
        return claim != null && claim.getSpec().getVolumeName() == null
                ? new LastEvent(client).about(namespace, name, pod)
                : new LastEvent(client).about(namespace, pod, name);
    }

    /** The last warning about the pod, or about the Job when there is none. */
    String warning() {
        return pod().map(this::warning).orElseGet(() -> new LastEvent(client).about(namespace, name));
    }

    private String warning(Pod pod) {
        return new LastEvent(client).about(namespace, pod.getMetadata().getName(), name);
    }

    private Optional<Pod> pod() {
        return client.pods().inNamespace(namespace).withLabel("job-name", name).list().getItems().stream()
                .findFirst();
    }

    private static boolean hasFailed(Pod pod) {
        return pod.getStatus() != null && "Failed".equals(pod.getStatus().getPhase());
    }

    private static Stream<ContainerStatus> statuses(Pod pod) {
        return pod.getStatus() == null ? Stream.empty() : pod.getStatus().getContainerStatuses().stream();
    }
}
