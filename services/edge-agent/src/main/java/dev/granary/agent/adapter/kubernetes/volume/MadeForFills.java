package dev.granary.agent.adapter.kubernetes.volume;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.function.Predicate;

/** What the agent has made in the cluster to fill volumes. All of it bears its label, and nothing else does. */
final class MadeForFills {

    private final KubernetesClient client;
    private final FillLabels labels;
    private final FilledVolumes volumes;

    MadeForFills(KubernetesClient client, FillLabels labels, FilledVolumes volumes) {
        this.client = client;
        this.labels = labels;
        this.volumes = volumes;
    }

    /** Removes these. Users before what they use: a claim that is mounted stays until its pod is gone. */
    void remove(Predicate<HasMetadata> which) {
        removeMovers(which);
        volumes.all().stream().filter(which).forEach(volume -> {
            if (volumes.isWanted(volume)) {
                volumes.release(volume);
            } else {
                volumes.discard(volume);
            }
        });
        client
                .persistentVolumeClaims()
                .inNamespace(labels.agentNamespace())
                .withLabel(FillLabels.FILLER, labels.agentNamespace())
                .list()
                .getItems()
                .stream()
                .filter(which)
                .forEach(this::removeWithVolume);
    }

    /** Removes Jobs and claims, and leaves their volumes as they are. */
    void removeAroundVolume(String name) {
        Predicate<HasMetadata> which = made -> made.getMetadata().getName().equals(name);
        removeMovers(which);
        client.persistentVolumeClaims()
                .inNamespace(labels.agentNamespace())
                .withName(name)
                .delete();
    }

    private void removeMovers(Predicate<HasMetadata> which) {
        client
                .batch()
                .v1()
                .jobs()
                .inNamespace(labels.agentNamespace())
                .withLabel(FillLabels.FILLER, labels.agentNamespace())
                .list()
                .getItems()
                .stream()
                .filter(which)
                .forEach(job -> client.resource(job)
                        .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                        .delete());
    }

    private void removeWithVolume(PersistentVolumeClaim claim) {
        String volume = claim.getSpec().getVolumeName();
        if (volume != null) {
            volumes.removeWithItsClaim(volume);
        }
        client.resource(claim).delete();
    }
}
