package dev.granary.testing.landscape.storage;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The storage of one shoot, from {@link #start} until it is closed. Acts soon after each change, one thing at a time. */
public final class StorageDriver implements AutoCloseable {

    /** Class whose volumes wait for their first pod; its driver makes snapshots. */
    public static final String DISK = "disk";

    /** As {@link #DISK}, but volumes are made at once. */
    public static final String DISK_AT_ONCE = "disk-at-once";

    /** Class of directories of the only node, without snapshots. */
    public static final String NODE_DIRECTORY = "node-directory";

    private static final Logger LOG = Logger.getLogger(StorageDriver.class);
    private static final long LOOK_AGAIN_MILLIS = 2_000;

    private final KubernetesClient client;
    private final VolumeDirectories directories;
    private final StorageFaults faults;
    private final Provisioner provisioner;
    private final Snapshotter snapshotter;
    private final Semaphore changes = new Semaphore(1);
    private final List<SharedIndexInformer<?>> informers = new ArrayList<>();
    private final Thread worker;
    private boolean hasSnapshotClass;
    private volatile boolean closed;

    private StorageDriver(KubernetesClient client, Path directory, String node) {
        this.client = client;
        this.directories = new VolumeDirectories(directory);
        this.faults = new StorageFaults();
        var events = new StorageEvents(client);
        this.provisioner = new Provisioner(client, directories, faults, events, node);
        this.snapshotter = new Snapshotter(client, directories, faults, events);
        this.worker = Thread.ofVirtual().name("storage-driver").unstarted(this::work);
    }

    /**
     * Installs classes and definitions, and serves claims and snapshots from then on.
     *
     * @param client as cluster-admin; stays the caller's
     * @param directory where the volumes lie
     * @param node name of the node that has them
     */
    public static StorageDriver start(KubernetesClient client, Path directory, String node) {
        var driver = new StorageDriver(client, directory, node);
        driver.load("storage.yaml").forEach(driver::apply);
        driver.follow();
        driver.worker.start();
        return driver;
    }

    /** What shall go wrong. */
    public StorageFaults faults() {
        return faults;
    }

    public boolean isBound(String namespace, String claim) {
        PersistentVolumeClaim found = client.persistentVolumeClaims()
                .inNamespace(namespace)
                .withName(claim)
                .get();
        return found != null && "Bound".equals(found.getStatus().getPhase());
    }

    /** Root of the volume that the claim is bound to, for whoever plays the pod that mounts it. */
    public Path directory(String namespace, String claim) {
        String name = client.persistentVolumeClaims()
                .inNamespace(namespace)
                .withName(claim)
                .require()
                .getSpec()
                .getVolumeName();
        PersistentVolume volume = client.persistentVolumes().withName(name).require();
        return directories.volume(volume);
    }

    /** Names of the volumes and snapshots that lie on disk. */
    public StorageInventory inventory() {
        return directories.inventory();
    }

    private List<HasMetadata> load(String file) {
        try (InputStream manifests = Objects.requireNonNull(StorageDriver.class.getResourceAsStream(file))) {
            return client.load(manifests).items();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void apply(HasMetadata object) {
        client.resource(object).forceConflicts().serverSideApply();
    }

    private void follow() {
        follow(client.persistentVolumeClaims().inAnyNamespace());
        follow(client.persistentVolumes());
        follow(client.genericKubernetesResources(SnapshotKinds.SNAPSHOTS).inAnyNamespace());
        follow(client.genericKubernetesResources(SnapshotKinds.CONTENTS));
    }

    /** A definition that was just installed is not served at once. */
    private <T> void follow(Informable<T> resources) {
        var informer = resources.runnableInformer(0);
        informer.addEventHandler(new Wakes<>());
        informer.exceptionHandler((started, failure) -> !closed);
        CompletionStage<Void> _ = informer.start();
        informers.add(informer);
    }

    private void work() {
        while (awaitChange()) {
            try {
                installSnapshotClass();
                provisioner.look();
                snapshotter.look();
            } catch (KubernetesClientException e) { // somebody was faster, or the API server is away: looked at again
                LOG.debugf(e, "the storage of the shoot is looked at again");
            } catch (RuntimeException e) { // the edge of the thread: what fails once may succeed next time
                LOG.warn("the storage of the shoot is looked at again", e);
            }
        }
    }

    /** Its definition was just installed too, and is not served at once. */
    private void installSnapshotClass() {
        if (!hasSnapshotClass) {
            var definition =
                    (GenericKubernetesResource) load("snapshot-class.yaml").getFirst();
            client.genericKubernetesResources(SnapshotKinds.CLASSES)
                    .resource(definition)
                    .forceConflicts()
                    .serverSideApply();
            hasSnapshotClass = true;
        }
    }

    private boolean awaitChange() {
        try {
            boolean changed = changes.tryAcquire(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            changes.drainPermits();
            LOG.tracef("woken by a change: %s", changed);
            return !closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends the driver; the directories stay. */
    @Override
    public void close() {
        closed = true;
        informers.forEach(SharedIndexInformer::stop);
        changes.release();
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Wakes<T> implements ResourceEventHandler<T> {

        @Override
        public void onAdd(T object) {
            changes.release();
        }

        @Override
        public void onUpdate(T before, T now) {
            changes.release();
        }

        @Override
        public void onDelete(T object, boolean finalStateUnknown) {
            changes.release();
        }
    }
}
