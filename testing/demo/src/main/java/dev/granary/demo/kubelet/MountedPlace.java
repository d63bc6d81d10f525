package dev.granary.demo.kubelet;

import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A claim's volume, a directory of the node or a single file. Nothing makes it read-only here: whoever mounts it so is trusted.
 *
 * @param mountPath in the container
 * @param place where it is on this machine
 */
record MountedPlace(String mountPath, Path place) {

    /** Empty for a volume whose content is written for the pod. */
    static Optional<MountedPlace> of(PodContext context, VolumeMount mount, Volume volume) {
        if (volume.getPersistentVolumeClaim() != null) {
            String claim = volume.getPersistentVolumeClaim().getClaimName();
            Path directory = context.node().storage().directory(context.plan().namespace(), claim);
            return Optional.of(new MountedPlace(mount.getMountPath(), directory));
        }
        return Optional.ofNullable(volume.getHostPath())
                .map(source -> new MountedPlace(mount.getMountPath(), Path.of(source.getPath())));
    }

    /** Where a container leaves its last words. */
    static MountedPlace terminationLog(PodContext context) {
        return new MountedPlace("/dev/termination-log", context.terminationLog());
    }

    boolean contains(String path) {
        return path.equals(mountPath) || path.startsWith(mountPath + "/");
    }

    String onHost(String path) {
        return place + path.substring(mountPath.length());
    }
}
