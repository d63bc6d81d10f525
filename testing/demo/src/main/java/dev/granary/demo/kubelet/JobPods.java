package dev.granary.demo.kubelet;

import dev.granary.testing.infrastructure.Threads;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;

/** The pods of a shoot's Jobs whose image is known. */
final class JobPods implements ResourceEventHandler<Pod>, AutoCloseable {
    private static final String OF_A_JOB = "batch.kubernetes.io/job-name";

    private final ShootNode node;
    private final ScheduledExecutorService refresher;
    private final Map<String, JobPod> running = new ConcurrentHashMap<>();

    JobPods(ShootNode node, ScheduledExecutorService refresher) {
        this.node = node;
        this.refresher = refresher;
    }

    void follow() {
        SharedIndexInformer<Pod> _ =
                node.client().pods().inAnyNamespace().withLabel(OF_A_JOB).inform(this);
    }

    @Override
    public void onAdd(Pod pod) {
        String uid = pod.getMetadata().getUid();
        if (pod.getMetadata().getDeletionTimestamp() != null) {
            stop(uid);
        } else if (!hasEnded(pod)) {
            PodPlan.of(pod, node.settings().image())
                    .ifPresent(plan ->
                            running.computeIfAbsent(uid, key -> JobPod.start(new PodContext(node, plan), refresher)));
        }
    }

    @Override
    public void onUpdate(Pod before, Pod now) {
        onAdd(now);
    }

    @Override
    public void onDelete(Pod pod, boolean finalStateUnknown) {
        stop(pod.getMetadata().getUid());
    }

    private void stop(String uid) {
        JobPod pod = running.remove(uid);
        if (pod != null) {
            Thread.ofVirtual().name("pod-end").start(pod::end);
        }
    }

    private static boolean hasEnded(Pod pod) {
        String phase =
                pod.getStatus() == null ? "" : String.valueOf(pod.getStatus().getPhase());
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    /** The node is gone: its processes too, and nobody tells the API server. */
    @Override
    public void close() {
        Threads.forEach(List.copyOf(running.values()), JobPod::close);
    }
}
