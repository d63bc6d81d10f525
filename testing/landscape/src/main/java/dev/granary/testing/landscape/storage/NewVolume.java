package dev.granary.testing.landscape.storage;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The object of a volume that is made for a claim. */
final class NewVolume {

    static final String MADE_BY = "pv.kubernetes.io/provisioned-by";

    private static final String DISK_DRIVER = "disk.csi.landscape.example";
    private static final String NODE_PROVISIONER = "node.landscape.example";

    static final Set<String> PROVISIONERS = Set.of(DISK_DRIVER, NODE_PROVISIONER);

    private final PersistentVolumeClaim claim;
    private final String provisioner;

    private NewVolume(PersistentVolumeClaim claim, String provisioner) {
        this.claim = claim;
        this.provisioner = provisioner;
    }

    static NewVolume of(PersistentVolumeClaim claim, String provisioner) {
        return new NewVolume(claim, provisioner);
    }

    /** The name of the directory is the volume's handle and its name. */
    PersistentVolume on(String node, Path directory) {
        String handle = directory.getFileName().toString();
        PersistentVolume volume = common(handle);
        return provisioner.equals(DISK_DRIVER) ? ofDriver(volume, handle) : ofNode(volume, node, directory);
    }

    private PersistentVolume common(String handle) {
        ObjectMeta owner = claim.getMetadata();
        return new PersistentVolumeBuilder()
                .withNewMetadata()
                .withName(handle)
                .addToAnnotations(MADE_BY, provisioner)
                .endMetadata()
                .withNewSpec()
                .addToCapacity(claim.getSpec().getResources().getRequests())
                .withAccessModes(claim.getSpec().getAccessModes())
                .withVolumeMode(claim.getSpec().getVolumeMode())
                .withStorageClassName(claim.getSpec().getStorageClassName())
                .withPersistentVolumeReclaimPolicy("Delete")
                .withNewClaimRef()
                .withApiVersion("v1")
                .withKind("PersistentVolumeClaim")
                .withNamespace(owner.getNamespace())
                .withName(owner.getName())
                .withUid(owner.getUid())
                .endClaimRef()
                .endSpec()
                .build();
    }

    private static PersistentVolume ofDriver(PersistentVolume volume, String handle) {
        return new PersistentVolumeBuilder(volume)
                .editSpec()
                .withNewCsi()
                .withDriver(DISK_DRIVER)
                .withVolumeHandle(handle)
                .endCsi()
                .endSpec()
                .build();
    }

    private static PersistentVolume ofNode(PersistentVolume volume, String node, Path directory) {
        return new PersistentVolumeBuilder(volume)
                .editSpec()
                .withNewHostPath(directory.toString(), "Directory")
                .withNewNodeAffinity()
                .withNewRequired()
                .addNewNodeSelectorTerm()
                .addNewMatchExpression()
                .withKey("kubernetes.io/hostname")
                .withOperator("In")
                .withValues(List.of(node))
                .endMatchExpression()
                .endNodeSelectorTerm()
                .endRequired()
                .endNodeAffinity()
                .endSpec()
                .build();
    }
}
