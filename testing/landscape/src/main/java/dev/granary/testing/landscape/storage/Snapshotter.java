package dev.granary.testing.landscape.storage;

import dev.granary.testing.landscape.storage.StorageFaults.Fault;
import dev.granary.testing.landscape.storage.StorageFaults.Step;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Snapshot controller and the driver's sidecar: snapshots of claims, and snapshots that are found by their handle. */
final class Snapshotter {

    private static final String SNAPSHOT_HELD = "snapshot.storage.kubernetes.io/volumesnapshot-bound-protection";
    private static final String STATUS = "status";
    private static final String SPEC = "spec";
    private static final String SOURCE = "source";
    private static final String POLICY = "deletionPolicy";
    private static final long NANOS = 1_000_000_000L;

    private final KubernetesClient client;
    private final VolumeDirectories directories;
    private final StorageFaults faults;
    private final StorageEvents events;
    private final SnapshotContents contents;

    Snapshotter(KubernetesClient client, VolumeDirectories directories, StorageFaults faults, StorageEvents events) {
        this.client = client;
        this.directories = directories;
        this.faults = faults;
        this.events = events;
        this.contents = new SnapshotContents(client);
    }

    void look() {
        client.genericKubernetesResources(SnapshotKinds.SNAPSHOTS)
                .inAnyNamespace()
                .list()
                .getItems()
                .forEach(this::lookAtSnapshot);
        client.genericKubernetesResources(SnapshotKinds.CONTENTS).list().getItems().stream()
                .filter(Snapshotter::isDeleting)
                .forEach(this::endContent);
    }

    private void lookAtSnapshot(GenericKubernetesResource snapshot) {
        if (isDeleting(snapshot)) {
            endSnapshot(snapshot);
        } else if (snapshot.get(STATUS, "readyToUse") == null) {
            String content = snapshot.get(SPEC, SOURCE, "volumeSnapshotContentName");
            if (content == null) {
                take(snapshot);
            } else {
                adopt(snapshot, content);
            }
        }
    }

    private void take(GenericKubernetesResource snapshot) {
        Fault fault = faults.next(Step.SNAPSHOT);
        if (fault == Fault.REFUSED) {
            refuse(snapshot, "failed to create snapshot: the driver is out of quota");
        }
        if (fault != Fault.NONE) {
            return;
        }
        Optional<PersistentVolume> volume = volume(snapshot);
        if (volume.isEmpty()) {
            refuse(snapshot, "the claim is not bound to a volume that the driver has made");
            return;
        }
        String handle = "snapshot-" + snapshot.getMetadata().getUid();
        GenericKubernetesResource held = Finalizers.add(client, snapshot, SNAPSHOT_HELD);
        directories.takeSnapshot(volume.get().getSpec().getCsi().getVolumeHandle(), handle);
        String content = made(snapshot);
        contents.create(snapshot, volume.get(), content);
        ready(held, content, handle, size(volume.get()));
    }

    /** Name of the content that is made for the snapshot, which an observer can know before the snapshot says so. */
    private static String made(GenericKubernetesResource snapshot) {
        return "snapcontent-" + snapshot.getMetadata().getUid();
    }

    private Optional<PersistentVolume> volume(GenericKubernetesResource snapshot) {
        String name = snapshot.get(SPEC, SOURCE, "persistentVolumeClaimName");
        PersistentVolumeClaim claim = client.persistentVolumeClaims()
                .inNamespace(snapshot.getMetadata().getNamespace())
                .withName(name)
                .get();
        String volume = claim == null ? null : claim.getSpec().getVolumeName();
        return volume == null
                ? Optional.empty()
                : Optional.ofNullable(
                                client.persistentVolumes().withName(volume).get())
                        .filter(found -> found.getSpec().getCsi() != null);
    }

    /** A content that somebody made names a snapshot of the driver; both have to name each other. */
    private void adopt(GenericKubernetesResource snapshot, String name) {
        GenericKubernetesResource content = contents.find(name);
        if (content == null) {
            refuse(snapshot, "the content " + name + " is not there");
            return;
        }
        String handle = content.get(SPEC, SOURCE, "snapshotHandle");
        boolean isMeant = snapshot.getMetadata().getName().equals(content.get(SPEC, "volumeSnapshotRef", "name"))
                && snapshot.getMetadata().getNamespace().equals(content.get(SPEC, "volumeSnapshotRef", "namespace"));
        if (!isMeant || handle == null || !directories.hasSnapshot(handle)) {
            refuse(snapshot, "the content " + name + " is of another snapshot, or the driver has none of its handle");
            return;
        }
        contents.hold(content);
        ready(snapshot, name, handle, "1Gi");
    }

    private void ready(GenericKubernetesResource snapshot, String contentName, String handle, String size) {
        Instant now = Instant.now();
        GenericKubernetesResource content = Objects.requireNonNull(contents.find(contentName));
        long nanos = now.getEpochSecond() * NANOS + now.getNano();
        content.setAdditionalProperty(
                STATUS, Map.of("snapshotHandle", handle, "creationTime", nanos, "readyToUse", true));
        client.resource(content).updateStatus();
        GenericKubernetesResource held = Finalizers.add(client, snapshot, SNAPSHOT_HELD);
        held.setAdditionalProperty(
                STATUS,
                Map.of(
                        "readyToUse",
                        true,
                        "boundVolumeSnapshotContentName",
                        contentName,
                        "creationTime",
                        now.toString(),
                        "restoreSize",
                        size));
        client.resource(held).updateStatus();
    }

    private static String size(PersistentVolume volume) {
        return String.valueOf(volume.getSpec().getCapacity().get("storage"));
    }

    private void refuse(GenericKubernetesResource snapshot, String message) {
        events.warn(snapshot, "SnapshotContentCreationFailed", message);
        if (!message.equals(snapshot.get(STATUS, "error", "message"))) {
            Map<String, Object> error = new HashMap<>();
            error.put("error", Map.of("message", message, "time", Instant.now().toString()));
            snapshot.setAdditionalProperty(STATUS, error);
            client.resource(snapshot).updateStatus();
        }
    }

    private void endSnapshot(GenericKubernetesResource snapshot) {
        String name = snapshot.get(STATUS, "boundVolumeSnapshotContentName");
        GenericKubernetesResource content = contents.find(name == null ? made(snapshot) : name);
        if (content != null && "Delete".equals(content.get(SPEC, POLICY))) {
            client.resource(content).delete();
        }
        Finalizers.remove(client, snapshot, SNAPSHOT_HELD);
    }

    /** Held while its snapshot is there and not on its way out. */
    private void endContent(GenericKubernetesResource content) {
        GenericKubernetesResource snapshot = client.genericKubernetesResources(SnapshotKinds.SNAPSHOTS)
                .inNamespace(content.get(SPEC, "volumeSnapshotRef", "namespace"))
                .withName(content.get(SPEC, "volumeSnapshotRef", "name"))
                .get();
        if (snapshot != null && !isDeleting(snapshot)) {
            return;
        }
        String handle = content.get(STATUS, "snapshotHandle");
        if (handle != null && "Delete".equals(content.get(SPEC, POLICY))) {
            directories.removeSnapshot(handle);
        }
        contents.release(content);
    }

    private static boolean isDeleting(GenericKubernetesResource object) {
        return object.getMetadata().getDeletionTimestamp() != null;
    }
}
