package dev.granary.demo.kubelet;

import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

/**
 * The volumes of one run of a pod: those with content are written to disk and kept fresh while it runs, the others are where
 * their data is.
 *
 * @param identity set by the azure-workload-identity webhook; empty when the pod does not ask for it
 */
record PodFiles(List<MountedVolume> written, List<MountedPlace> places, WorkloadIdentity identity)
        implements AutoCloseable {

    static final String SERVICE_ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount";

    /** Writes all volumes; {@link #close()} ends their refreshing, the files stay. */
    static PodFiles write(PodContext context, ScheduledExecutorService refresher) {
        WorkloadIdentity identity = WorkloadIdentity.of(context);
        var volumes = new ArrayList<MountedVolume>();
        sources(context, identity).forEach((mountPath, source) -> {
            var volume = new MountedVolume(mountPath, context.onHost(mountPath), source, refresher);
            volume.write();
            volumes.add(volume);
        });
        return new PodFiles(List.copyOf(volumes), places(context), identity);
    }

    private static Map<String, VolumeSource> sources(PodContext context, WorkloadIdentity identity) {
        var read = new VolumeReader(context);
        var sources = new HashMap<String, VolumeSource>();
        for (VolumeMount mount : context.plan().container().getVolumeMounts()) {
            Volume volume = volume(context, mount);
            if (MountedPlace.of(context, mount, volume).isEmpty()) {
                sources.put(mount.getMountPath(), () -> read.content(volume));
            }
        }
        if (!Boolean.FALSE.equals(context.plan().spec().getAutomountServiceAccountToken())) {
            sources.put(SERVICE_ACCOUNT, read::serviceAccount);
        }
        if (identity.isWanted()) {
            sources.put(WorkloadIdentity.DIRECTORY, read::azureToken);
        }
        return sources;
    }

    private static List<MountedPlace> places(PodContext context) {
        Stream<MountedPlace> volumes = context.plan().container().getVolumeMounts().stream()
                .flatMap(mount -> MountedPlace.of(context, mount, volume(context, mount)).stream());
        return Stream.concat(volumes, Stream.of(MountedPlace.terminationLog(context)))
                .toList();
    }

    private static Volume volume(PodContext context, VolumeMount mount) {
        return context.plan().spec().getVolumes().stream()
                .filter(volume -> volume.getName().equals(mount.getName()))
                .findFirst()
                .orElseThrow(() -> new PodRefusedException("no volume " + mount.getName()));
    }

    /** A path inside the container as a path on this machine; what lies in no volume stays as it is. */
    String onHost(String value) {
        Stream<String> onDisk =
                written.stream().filter(volume -> volume.contains(value)).map(volume -> volume.onHost(value));
        Stream<String> elsewhere =
                places.stream().filter(place -> place.contains(value)).map(place -> place.onHost(value));
        return Stream.concat(onDisk, elsewhere).findFirst().orElse(value);
    }

    @Override
    public void close() {
        written.forEach(MountedVolume::close);
    }
}
