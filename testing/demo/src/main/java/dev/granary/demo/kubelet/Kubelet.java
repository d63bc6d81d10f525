package dev.granary.demo.kubelet;

import dev.granary.testing.infrastructure.Threads;
import dev.granary.testing.landscape.ShootHandle;
import dev.granary.testing.landscape.storage.StorageDriver;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The nodes of all shoots. */
public final class Kubelet implements AutoCloseable {
    private final PodSettings settings;
    private final ScheduledExecutorService refresher = Executors.newScheduledThreadPool(
            1, task -> Thread.ofPlatform().daemon().name("kubelet-tokens").unstarted(task));
    private final Map<String, ShootNode> nodes = new ConcurrentHashMap<>();

    public Kubelet(PodSettings settings) {
        this.settings = settings;
    }

    /** Runs the shoot's pods from now on. A shoot that was made again under its name takes the place of the old one. */
    public void attend(ShootHandle shoot) {
        forget(shoot.name());
        nodes.put(shoot.name(), ShootNode.start(shoot, settings, refresher));
    }

    /** Stops the shoot's pods: its nodes are gone. */
    public void forget(String shoot) {
        ShootNode node = nodes.remove(shoot);
        if (node != null) {
            node.close();
        }
    }

    /** Pods that run, or wait to run again, on a shoot. */
    public List<Pod> pods(String shoot) {
        ShootNode node = nodes.get(shoot);
        return node == null ? List.of() : node.pods();
    }

    /** The shoot's only pod, when there is one. */
    public Optional<Pod> pod(String shoot) {
        return pods(shoot).stream().findFirst();
    }

    /** The storage of a shoot that is attended. */
    public StorageDriver storage(String shoot) {
        return Objects.requireNonNull(nodes.get(shoot), shoot).storage();
    }

    /** All pods. */
    public List<Pod> pods() {
        return nodes.values().stream().flatMap(node -> node.pods().stream()).toList();
    }

    /** Below it each pod has its files and its log. */
    public Path directory() {
        return settings.directory();
    }

    @Override
    public void close() {
        Threads.forEach(List.copyOf(nodes.keySet()), this::forget);
        refresher.shutdownNow();
    }
}
