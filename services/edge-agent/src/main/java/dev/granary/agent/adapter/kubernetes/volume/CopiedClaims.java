package dev.granary.agent.adapter.kubernetes.volume;

import static java.util.Objects.requireNonNull;

import dev.granary.agent.application.volume.MoveOrder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Claims in the agent's namespace whose volumes are made from snapshots. */
final class CopiedClaims {

    private final KubernetesClient client;
    private final MoverLabels labels;

    CopiedClaims(KubernetesClient client, MoverLabels labels) {
        this.client = client;
        this.labels = labels;
    }

    /** Makes the claim from the snapshot of the same name, with class and size of the tenant's claim. */
    void create(MoveOrder order, TakenSnapshot taken, String name) {
        PersistentVolumeClaim origin = client.persistentVolumeClaims()
                .inNamespace(order.namespace())
                .withName(order.claim())
                .get();
        if (origin == null) {
            throw new StepFailedException("The claim was deleted while its volume was backed up.");
        }
        client.resource(new PersistentVolumeClaimBuilder()
                        .withMetadata(labels.metadata(labels.agentNamespace(), name))
                        .withNewSpec()
                        .withStorageClassName(origin.getSpec().getStorageClassName())
                        .withAccessModes("ReadWriteOnce")
                        .withNewResources()
                        .addToRequests("storage", size(origin, taken))
                        .endResources()
                        .withNewDataSource(SnapshotKinds.GROUP, "VolumeSnapshot", name)
                        .endSpec()
                        .build())
                .create();
    }

    /** Drivers refuse a volume that is smaller than its snapshot. */
    private static Quantity size(PersistentVolumeClaim origin, TakenSnapshot taken) {
        Quantity asked = requireNonNull(
                origin.getSpec().getResources().getRequests().get("storage"), "the API server takes no claim without");
        if (taken.restoreSize() == null) {
            return asked;
        }
        Quantity restored = new Quantity(taken.restoreSize());
        return restored.getNumericalAmount().compareTo(asked.getNumericalAmount()) > 0 ? restored : asked;
    }
}
