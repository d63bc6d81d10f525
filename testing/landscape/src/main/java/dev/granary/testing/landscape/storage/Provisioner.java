package dev.granary.testing.landscape.storage;

import dev.granary.testing.landscape.storage.StorageFaults.Fault;
import dev.granary.testing.landscape.storage.StorageFaults.Step;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.TypedLocalObjectReference;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Optional;

/** Makes volumes for claims, as external-provisioner does, and takes those away whose claims are gone. */
final class Provisioner {

    private static final String ASKED = "volume.kubernetes.io/storage-provisioner";

    private final KubernetesClient client;
    private final VolumeDirectories directories;
    private final StorageFaults faults;
    private final StorageEvents events;
    private final String node;

    Provisioner(
            KubernetesClient client,
            VolumeDirectories directories,
            StorageFaults faults,
            StorageEvents events,
            String node) {
        this.client = client;
        this.directories = directories;
        this.faults = faults;
        this.events = events;
        this.node = node;
    }

    void look() {
        client.persistentVolumeClaims().inAnyNamespace().list().getItems().stream()
                .filter(Provisioner::waits)
                .forEach(this::provision);
        client.persistentVolumes().list().getItems().stream()
                .filter(Provisioner::isOver)
                .forEach(this::remove);
    }

    private static boolean waits(PersistentVolumeClaim claim) {
        return claim.getMetadata().getDeletionTimestamp() == null
                && claim.getSpec().getVolumeName() == null
                && provisioner(claim).isPresent();
    }

    private static Optional<String> provisioner(PersistentVolumeClaim claim) {
        Map<String, String> annotations = claim.getMetadata().getAnnotations();
        return Optional.ofNullable(annotations == null ? null : annotations.get(ASKED))
                .filter(name -> NewVolume.PROVISIONERS.contains(name));
    }

    private void provision(PersistentVolumeClaim claim) {
        String handle = "pvc-" + claim.getMetadata().getUid();
        if (client.persistentVolumes().withName(handle).get() != null || fails(claim)) {
            return;
        }
        TypedLocalObjectReference source = claim.getSpec().getDataSource();
        if (source == null) {
            directories.makeVolume(handle);
        } else {
            Optional<String> snapshot = snapshot(claim, source);
            if (snapshot.isEmpty()) {
                return;
            }
            directories.makeVolume(handle, snapshot.get());
        }
        client.resource(NewVolume.of(claim, provisioner(claim).orElseThrow()).on(node, directories.volume(handle)))
                .create();
    }

    private boolean fails(PersistentVolumeClaim claim) {
        Fault fault =
                faults.next(claim.getSpec().getDataSource() == null ? Step.PROVISION : Step.PROVISION_FROM_SNAPSHOT);
        if (fault == Fault.REFUSED) {
            events.warn(claim, "ProvisioningFailed", "failed to provision volume: the quota for disks is exceeded");
        }
        return fault != Fault.NONE;
    }

    private Optional<String> snapshot(PersistentVolumeClaim claim, TypedLocalObjectReference source) {
        GenericKubernetesResource snapshot = client.genericKubernetesResources(SnapshotKinds.SNAPSHOTS)
                .inNamespace(claim.getMetadata().getNamespace())
                .withName(source.getName())
                .get();
        if (snapshot == null || !Boolean.TRUE.equals(snapshot.<Boolean>get("status", "readyToUse"))) {
            events.warn(claim, "ProvisioningFailed", "error getting handle for DataSource: snapshot is not ready");
            return Optional.empty();
        }
        String content = snapshot.get("status", "boundVolumeSnapshotContentName");
        GenericKubernetesResource found = client.genericKubernetesResources(SnapshotKinds.CONTENTS)
                .withName(content)
                .require();
        String handle = found.get("status", "snapshotHandle");
        return Optional.ofNullable(handle).filter(directories::hasSnapshot);
    }

    private static boolean isOver(PersistentVolume volume) {
        return volume.getMetadata().getAnnotations() != null
                && volume.getMetadata().getAnnotations().containsKey(NewVolume.MADE_BY)
                && volume.getMetadata().getDeletionTimestamp() == null
                && volume.getStatus() != null
                && "Released".equals(volume.getStatus().getPhase())
                && "Delete".equals(volume.getSpec().getPersistentVolumeReclaimPolicy());
    }

    /** The driver knows the volume by the handle it made it under, whatever the object is called. */
    private void remove(PersistentVolume volume) {
        directories.removeVolume(directories.volume(volume).getFileName().toString());
        client.resource(volume).delete();
    }
}
