package dev.granary.demo.kubelet;

import dev.granary.testing.landscape.ShootHandle;
import dev.granary.testing.landscape.kube.KubeClients;
import dev.granary.testing.landscape.storage.StorageDriver;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The only node of a shoot: follows its Deployments and runs one pod for each whose image it knows, and runs the pods of
 * Jobs. Its storage is there too.
 */
final class ShootNode implements ResourceEventHandler<Deployment>, AutoCloseable {
    private final ShootHandle shoot;
    private final PodSettings settings;
    private final KubernetesClient client;
    private final StorageDriver storage;
    private final ScheduledExecutorService refresher;
    private final JobPods jobs;
    private final Map<String, Pod> pods = new ConcurrentHashMap<>();

    private ShootNode(ShootHandle shoot, PodSettings settings, ScheduledExecutorService refresher) {
        this.shoot = shoot;
        this.settings = settings;
        this.client = KubeClients.of(shoot.adminKubeconfig());
        this.refresher = refresher;
        this.storage = StorageDriver.start(client, settings.directory().resolve(shoot.name()), name());
        this.jobs = new JobPods(this, refresher);
    }

    static ShootNode start(ShootHandle shoot, PodSettings settings, ScheduledExecutorService refresher) {
        var node = new ShootNode(shoot, settings, refresher);
        SharedIndexInformer<Deployment> _ =
                node.client.apps().deployments().inAnyNamespace().inform(node);
        node.jobs.follow();
        return node;
    }

    /** Name of the node and its label {@code kubernetes.io/hostname}. */
    String name() {
        return shoot.name() + "-node";
    }

    ShootHandle shoot() {
        return shoot;
    }

    PodSettings settings() {
        return settings;
    }

    KubernetesClient client() {
        return client;
    }

    StorageDriver storage() {
        return storage;
    }

    List<Pod> pods() {
        return List.copyOf(pods.values());
    }

    @Override
    public void onAdd(Deployment deployment) {
        PodPlan.of(deployment, settings.image()).ifPresentOrElse(this::run, () -> stop(key(deployment)));
    }

    @Override
    public void onUpdate(Deployment before, Deployment now) {
        onAdd(now);
    }

    @Override
    public void onDelete(Deployment deployment, boolean finalStateUnknown) {
        stop(key(deployment));
    }

    /** As with strategy Recreate: the old pod ends before the new one starts. */
    private void run(PodPlan plan) {
        Pod running = pods.get(plan.key());
        if (running != null && running.plan().equals(plan)) {
            return;
        }
        stop(plan.key());
        pods.put(plan.key(), Pod.start(new PodContext(this, plan), refresher));
    }

    private void stop(String key) {
        Pod pod = pods.remove(key);
        if (pod != null) {
            pod.close();
        }
    }

    private static String key(Deployment deployment) {
        return PodPlan.key(
                deployment.getMetadata().getNamespace(),
                deployment.getMetadata().getName());
    }

    @Override
    public void close() {
        storage.close();
        client.close();
        jobs.close();
        List.copyOf(pods.keySet()).forEach(this::stop);
    }
}
