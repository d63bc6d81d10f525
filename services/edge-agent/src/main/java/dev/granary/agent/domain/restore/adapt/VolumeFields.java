package dev.granary.agent.domain.restore.adapt;

import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KubeObject;
import java.util.List;

/**
 * Claims and volumes. A volume that a provisioner made belongs to its claim and is made anew with it; a volume that a
 * person made comes back, and the claim that it was bound to finds it.
 */
public final class VolumeFields {

    /** Where claims and volumes say who provisioned them, and how far their binding is. */
    static final List<String> BINDING = List.of(
            "pv.kubernetes.io/bind-completed",
            "pv.kubernetes.io/bound-by-controller",
            "volume.kubernetes.io/selected-node",
            "volume.beta.kubernetes.io/storage-provisioner",
            "volume.kubernetes.io/storage-provisioner");

    private static final String PROVISIONED_BY = "pv.kubernetes.io/provisioned-by";

    private VolumeFields() {}

    /** Whether a provisioner made the volume. */
    public static boolean isProvisioned(KubeObject volume) {
        return volume.annotations().containsKey(PROVISIONED_BY);
    }

    /** Whether a provisioner made the volume of the claim, or would make it. */
    public static boolean isProvisionedClaim(KubeObject claim) {
        var annotations = claim.annotations();
        return annotations.containsKey("volume.kubernetes.io/storage-provisioner")
                || annotations.containsKey("volume.beta.kubernetes.io/storage-provisioner")
                || claim.fields().filled("spec", "volumeName").isEmpty();
    }

    static void adaptClaim(KubeObject claim) {
        Fields fields = claim.fields();
        if (isProvisionedClaim(claim)) {
            fields.remove("spec", "volumeName");
        }
        BINDING.forEach(annotation -> fields.remove("metadata", "annotations", annotation));
        removeIfEmpty(fields, "metadata", "annotations");
    }

    static void adaptVolume(KubeObject volume) {
        Fields fields = volume.fields();
        BINDING.forEach(annotation -> fields.remove("metadata", "annotations", annotation));
        removeIfEmpty(fields, "metadata", "annotations");
        // the claim is another one, even under the same name
        List.of("uid", "resourceVersion").forEach(field -> fields.remove("spec", "claimRef", field));
    }

    private static void removeIfEmpty(Fields fields, String... path) {
        if (fields.child(path).filter(child -> child.map().isEmpty()).isPresent()) {
            fields.remove(path);
        }
    }
}
