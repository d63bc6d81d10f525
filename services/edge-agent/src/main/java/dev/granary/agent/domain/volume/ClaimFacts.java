package dev.granary.agent.domain.volume;

import dev.granary.agent.domain.kube.KubeObject;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the cluster knows of a claim.
 *
 * @param volume null while the claim has none
 * @param snapshotClasses every VolumeSnapshotClass of the cluster; none where it has no snapshots
 * @param pods pods of the claim's namespace
 */
public record ClaimFacts(
        KubeObject claim, @Nullable KubeObject volume, List<KubeObject> snapshotClasses, List<KubeObject> pods) {

    public ClaimFacts {
        snapshotClasses = List.copyOf(snapshotClasses);
        pods = List.copyOf(pods);
    }

    /** Pods that have the volume mounted now. */
    Stream<KubeObject> users() {
        return pods.stream()
                .filter(pod -> pod.fields()
                        .text("status", "phase")
                        .filter("Running"::equals)
                        .isPresent())
                .filter(pod -> pod.fields().children("spec", "volumes").stream()
                        .anyMatch(mount -> mount.text("persistentVolumeClaim", "claimName")
                                .filter(claim.name()::equals)
                                .isPresent()));
    }
}
