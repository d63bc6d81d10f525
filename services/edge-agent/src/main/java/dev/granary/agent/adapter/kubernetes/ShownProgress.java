package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.application.port.AgentEvents;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.volume.VolumesProgress;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows the progress of backups in their custom resources too, on its way to the control plane. */
public final class ShownProgress implements AgentEvents {

    /** Each costs a write of the API server, which keeps it for a while. */
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final long MEGABYTE = 1_000_000;

    private final AgentEvents next;
    private final KubernetesClient client;
    private final String namespace;
    private final InstantSource clock;
    private Instant lastShownAt = Instant.MIN;

    public ShownProgress(AgentEvents next, KubernetesClient client, String namespace, InstantSource clock) {
        this.next = next;
        this.client = client;
        this.namespace = namespace;
        this.clock = clock;
    }

    @Override
    public void offer(AgentEvent event) {
        next.offer(event);
        if (event instanceof AgentEvent.BackupProgressed progress && isTime()) {
            show(progress);
        }
    }

    @Override
    public void report(AgentEvent event) {
        next.report(event);
    }

    private synchronized boolean isTime() {
        Instant now = clock.instant();
        boolean isTime = lastShownAt.equals(Instant.MIN) || !now.isBefore(lastShownAt.plus(INTERVAL));
        if (isTime) {
            lastShownAt = now;
        }
        return isTime;
    }

    private void show(AgentEvent.BackupProgressed progress) {
        String change =
                client.getKubernetesSerialization().asJson(Map.of("status", Map.of("progress", entry(progress))));
        try {
            client.resources(BackupResource.class)
                    .inNamespace(namespace)
                    .withName(progress.backupId().toString())
                    .subresource("status")
                    .patch(PatchContext.of(PatchType.JSON_MERGE), change);
        } catch (KubernetesClientException e) {
            // progress may get lost; that the API server is away shows where it matters
            return;
        }
    }

    /** With what is no more as null: a patch leaves what it does not name. */
    private static Map<String, @Nullable Object> entry(AgentEvent.BackupProgressed progress) {
        VolumesProgress volumes = progress.volumes();
        VolumesProgress.Current current = volumes.current();
        Map<String, @Nullable Object> entry = new HashMap<>();
        entry.put("objects", progress.objects());
        entry.put("objectBytes", progress.objectBytes());
        entry.put("volumesDone", volumes.done());
        entry.put("volumesTotal", volumes.total());
        entry.put("volume", current == null ? null : current.namespace() + "/" + current.claim());
        entry.put("files", current == null ? null : current.files());
        entry.put("bytes", current == null ? null : current.bytes());
        entry.put("bytesPerSecond", current == null ? null : current.bytesPerSecond());
        entry.put("expectedBytes", current == null ? null : current.expectedBytes());
        entry.put("summary", summary(progress));
        return entry;
    }

    /** For the column of {@code kubectl get}. */
    private static String summary(AgentEvent.BackupProgressed progress) {
        VolumesProgress volumes = progress.volumes();
        if (volumes.total() == 0) {
            return progress.objects() + " objects";
        }
        String count = volumes.done() + " of " + volumes.total() + " volumes";
        VolumesProgress.Current current = volumes.current();
        if (current == null) {
            return count;
        }
        Long expected = current.expectedBytes();
        return count + ", " + current.claim() + " " + current.bytes() / MEGABYTE
                + (expected == null ? "" : " of about " + expected / MEGABYTE) + " MB, "
                + current.bytesPerSecond() / MEGABYTE + " MB/s";
    }
}
