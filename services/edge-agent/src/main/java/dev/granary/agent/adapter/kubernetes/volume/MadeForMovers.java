package dev.granary.agent.adapter.kubernetes.volume;

import static java.net.HttpURLConnection.HTTP_NOT_FOUND;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.function.Predicate;

/** What the agent has made in the cluster for movers. All of it bears its label, and nothing else does. */
final class MadeForMovers {

    private final KubernetesClient client;
    private final MoverLabels labels;

    MadeForMovers(KubernetesClient client, MoverLabels labels) {
        this.client = client;
        this.labels = labels;
    }

    /** Removes what is called so. Users before what they use: a claim that is mounted stays until its pod is gone. */
    void remove(String name) {
        remove(made -> made.getMetadata().getName().equals(name));
    }

    /** Removes everything, also what an earlier process of the agent left. */
    void removeAll() {
        remove(made -> true);
        whereSnapshotsAre(() -> new SnapshotContents(client).removeForsaken());
    }

    private void remove(Predicate<HasMetadata> which) {
        String own = labels.agentNamespace();
        delete(
                client.batch()
                        .v1()
                        .jobs()
                        .inNamespace(own)
                        .withLabel(MoverLabels.MOVER, own)
                        .list()
                        .getItems(),
                which);
        delete(
                client.persistentVolumeClaims()
                        .inNamespace(own)
                        .withLabel(MoverLabels.MOVER, own)
                        .list()
                        .getItems(),
                which);
        whereSnapshotsAre(() -> removeSnapshots(which));
    }

    /** The agent's copies lose their content by name, and tenants' snapshots take the driver's snapshot with them. */
    private void removeSnapshots(Predicate<HasMetadata> which) {
        String own = labels.agentNamespace();
        delete(
                client.genericKubernetesResources(SnapshotKinds.CONTENTS)
                        .withLabel(MoverLabels.MOVER, own)
                        .list()
                        .getItems(),
                which);
        List<GenericKubernetesResource> snapshots = client.genericKubernetesResources(SnapshotKinds.SNAPSHOTS)
                .inAnyNamespace()
                .withLabel(MoverLabels.MOVER, own)
                .list()
                .getItems();
        snapshots.stream().filter(which).forEach(new SnapshotContents(client)::bind);
        delete(snapshots, which);
    }

    private static void whereSnapshotsAre(Runnable removal) {
        try {
            removal.run();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HTTP_NOT_FOUND) { // a cluster without snapshots
                throw e;
            }
        }
    }

    private void delete(List<? extends HasMetadata> made, Predicate<HasMetadata> which) {
        made.stream()
                .filter(which)
                .forEach(one -> client.resource(one)
                        .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                        .delete());
    }
}
