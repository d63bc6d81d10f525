package dev.granary.agent.adapter.kubernetes.volume;

import dev.granary.agent.application.volume.MoveOrder;
import dev.granary.agent.domain.volume.VolumeWay;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Snapshots of tenants' volumes, and the same in the agent's namespace. A claim can only be made from a snapshot of its own
 * namespace, and the mover has to run in the agent's, where its identity is: so a second content there names the driver's
 * snapshot too, and never deletes it.
 */
final class Snapshots {

    private final KubernetesClient client;
    private final MoverLabels labels;
    private final Steps steps;
    private final Duration limit;

    Snapshots(KubernetesClient client, MoverLabels labels, Steps steps, Duration limit) {
        this.client = client;
        this.labels = labels;
        this.steps = steps;
        this.limit = limit;
    }

    /** Takes a snapshot of the claim, and makes one of the same name in the agent's namespace. */
    TakenSnapshot take(MoveOrder order, VolumeWay.Snapshot way, String name) {
        create(
                labels.metadata(order.namespace(), name),
                "VolumeSnapshot",
                Map.of(
                        "volumeSnapshotClassName", way.snapshotClass(),
                        "source", Map.of("persistentVolumeClaimName", order.claim())));
        TakenSnapshot taken = steps.await(
                "The snapshot was not ready",
                limit,
                () -> ready(order.namespace(), name),
                () -> error(order.namespace(), name));
        create(
                labels.clusterWide(name),
                "VolumeSnapshotContent",
                Map.of(
                        "deletionPolicy", "Retain",
                        "driver", way.driver(),
                        "source", Map.of("snapshotHandle", taken.handle()),
                        "volumeSnapshotRef", Map.of("name", name, "namespace", labels.agentNamespace())));
        create(
                labels.metadata(labels.agentNamespace(), name),
                "VolumeSnapshot",
                Map.of("source", Map.of("volumeSnapshotContentName", name)));
        return taken;
    }

    private Optional<TakenSnapshot> ready(String namespace, String name) {
        GenericKubernetesResource snapshot = client.genericKubernetesResources(SnapshotKinds.SNAPSHOTS)
                .inNamespace(namespace)
                .withName(name)
                .get();
        if (snapshot == null) {
            throw new StepFailedException("Somebody removed the snapshot while it was made.");
        }
        Optional<GenericKubernetesResource> content = new SnapshotContents(client).bind(snapshot);
        if (!Boolean.TRUE.equals(snapshot.<Boolean>get("status", "readyToUse"))) {
            return Optional.empty();
        }
        return content.map(found -> found.<String>get("status", "snapshotHandle"))
                .map(handle -> new TakenSnapshot(
                        handle, snapshot.get("status", "creationTime"), snapshot.get("status", "restoreSize")));
    }

    private String error(String namespace, String name) {
        GenericKubernetesResource snapshot = client.genericKubernetesResources(SnapshotKinds.SNAPSHOTS)
                .inNamespace(namespace)
                .withName(name)
                .get();
        String message = snapshot == null ? null : snapshot.get("status", "error", "message");
        return message == null ? new LastEvent(client).about(namespace, name) : message;
    }

    private void create(ObjectMeta metadata, String kind, Map<String, Object> spec) {
        GenericKubernetesResource resource = new GenericKubernetesResource();
        resource.setApiVersion(SnapshotKinds.API_VERSION);
        resource.setKind(kind);
        resource.setMetadata(metadata);
        resource.setAdditionalProperty("spec", spec);
        client.resource(resource).create();
    }
}
