package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.application.port.AgentEvents;
import dev.granary.agent.domain.AgentEvent;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows the progress of backups and restores in their custom resources too, on its way to the control plane. */
public final class ShownProgress implements AgentEvents {

    /** Each costs a write of the API server, which keeps it for a while. */
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final AgentEvents next;
    private final KubernetesClient client;
    private final String namespace;
    private final InstantSource clock;
    private final Map<UUID, Instant> shownAt = new HashMap<>();

    public ShownProgress(AgentEvents next, KubernetesClient client, String namespace, InstantSource clock) {
        this.next = next;
        this.client = client;
        this.namespace = namespace;
        this.clock = clock;
    }

    @Override
    public void offer(AgentEvent event) {
        next.offer(event);
        if (event instanceof AgentEvent.BackupProgressed it && isTime(it.backupId())) {
            show(BackupResource.class, it.backupId(), ProgressTexts.of(it));
        } else if (event instanceof AgentEvent.RestoreProgressed it && isTime(it.restoreId())) {
            show(RestoreResource.class, it.restoreId(), ProgressTexts.of(it));
        }
    }

    @Override
    public void report(AgentEvent event) {
        next.report(event);
    }

    /** For each work by itself: a backup and a restore may run at the same time. */
    private synchronized boolean isTime(UUID workId) {
        Instant now = clock.instant();
        shownAt.values().removeIf(at -> !now.isBefore(at.plus(INTERVAL)));
        return shownAt.putIfAbsent(workId, now) == null;
    }

    private void show(Class<? extends CustomResource<?, ?>> type, UUID id, Map<String, @Nullable Object> progress) {
        String change = client.getKubernetesSerialization().asJson(Map.of("status", Map.of("progress", progress)));
        try {
            client.resources(type)
                    .inNamespace(namespace)
                    .withName(id.toString())
                    .subresource("status")
                    .patch(PatchContext.of(PatchType.JSON_MERGE), change);
        } catch (KubernetesClientException e) {
            // progress may get lost; that the API server is away shows where it matters
            return;
        }
    }
}
