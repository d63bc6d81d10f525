package dev.granary.agent.domain.volume;

import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.volume.VolumeWay.Refused;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses the way of a claim's data. In this order: what its owner says, what no way leads to, a snapshot where the driver of
 * the volume has a class for them, the file system of a node.
 */
public final class VolumeRules {

    /** On a claim, with the value {@code skip}: its data is in no backup. */
    public static final String VOLUME_DATA = "granary.dev/volume-data";

    private static final Set<String> VIRTUAL_MACHINES = Set.of("kubevirt.io", "cdi.kubevirt.io");
    private static final String DISK_IMPORTS = "cdi.kubevirt.io/";
    private static final String NFS_DRIVER = "nfs.csi.k8s.io";

    private VolumeRules() {}

    public static VolumeWay way(ClaimFacts facts) {
        KubeObject claim = facts.claim();
        if ("skip".equals(claim.annotations().get(VOLUME_DATA))) {
            return new VolumeWay.Skipped();
        }
        if (isDiskOfVirtualMachine(claim)) {
            return new Refused(
                    Reason.VOLUME_OF_VIRTUAL_MACHINE,
                    "The volume is a disk of a KubeVirt machine. Back it up inside of the machine, or export the disk.");
        }
        if (isBlock(claim.fields())) {
            return new Refused(
                    Reason.VOLUME_MODE_BLOCK,
                    "The volume is a raw block device. Back it up by the means of the program that writes it.");
        }
        KubeObject volume = facts.volume();
        if (volume == null) {
            return new Refused(
                    Reason.CLAIM_NOT_BOUND, "The claim has no volume. Look at its events; it is stored without data.");
        }
        return ofVolume(facts, volume.fields());
    }

    private static VolumeWay ofVolume(ClaimFacts facts, Fields volume) {
        if (isNfs(volume)) {
            return new Refused(
                    Reason.VOLUME_ON_NFS,
                    "The volume is a share on an NFS server. Back it up on the server that holds it.");
        }
        return snapshot(facts, volume)
                .or(() -> NodePaths.of(facts, volume))
                .orElseGet(() -> new Refused(
                        Reason.VOLUME_NOT_REACHABLE,
                        "No VolumeSnapshotClass fits the volume and no running pod has it mounted. Install a class for its"
                                + " driver, or start the pod that uses the claim."));
    }

    private static Optional<VolumeWay> snapshot(ClaimFacts facts, Fields volume) {
        return volume.filled("spec", "csi", "driver")
                .flatMap(driver -> SnapshotClasses.best(facts.snapshotClasses(), driver)
                        .map(name -> new VolumeWay.Snapshot(driver, name)));
    }

    private static boolean isBlock(Fields claim) {
        return claim.text("spec", "volumeMode").filter("Block"::equals).isPresent();
    }

    private static boolean isNfs(Fields volume) {
        return volume.has("spec", "nfs")
                || volume.text("spec", "csi", "driver")
                        .filter(NFS_DRIVER::equals)
                        .isPresent()
                || volume.text("spec", "csi", "volumeAttributes", "protocol")
                        .filter("nfs"::equalsIgnoreCase)
                        .isPresent();
    }

    private static boolean isDiskOfVirtualMachine(KubeObject claim) {
        return claim.annotations().keySet().stream().anyMatch(name -> name.startsWith(DISK_IMPORTS))
                || claim.fields().children("metadata", "ownerReferences").stream()
                        .map(KubeObject.Owner::of)
                        .anyMatch(owner -> VIRTUAL_MACHINES.contains(owner.group()));
    }
}
