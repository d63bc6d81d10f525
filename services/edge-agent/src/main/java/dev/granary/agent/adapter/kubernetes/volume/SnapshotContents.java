package dev.granary.agent.adapter.kubernetes.volume;

import static java.net.HttpURLConnection.HTTP_NOT_FOUND;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Optional;

/**
 * The contents that the snapshot controller makes for snapshots of tenants' claims. They bear no label of the agent, and a class
 * may keep them, with the driver's snapshot, when their snapshots go; the agent's are not for keeping.
 */
final class SnapshotContents {

    /** How the controller calls the content that it makes for a snapshot, before the snapshot says so: this and its uid. */
    private static final String MADE = "snapcontent-";

    private final KubernetesClient client;

    SnapshotContents(KubernetesClient client) {
        this.client = client;
    }

    /** The content of a snapshot of a claim, which goes with its snapshot from now on. Empty until it is made. */
    Optional<GenericKubernetesResource> bind(GenericKubernetesResource snapshot) {
        if (snapshot.get("spec", "source", "persistentVolumeClaimName") == null) {
            return Optional.empty();
        }
        String bound = snapshot.get("status", "boundVolumeSnapshotContentName");
        return find(bound == null ? MADE + snapshot.getMetadata().getUid() : bound);
    }

    private Optional<GenericKubernetesResource> find(String name) {
        GenericKubernetesResource found = client.genericKubernetesResources(SnapshotKinds.CONTENTS)
                .withName(name)
                .get();
        if (found == null || !keepsSnapshot(found)) {
            return Optional.ofNullable(found);
        }
        try {
            letGo(name);
            return Optional.of(found);
        } catch (KubernetesClientException e) {
            if (e.getCode() != HTTP_NOT_FOUND) { // it went meanwhile
                throw e;
            }
            return Optional.empty();
        }
    }

    private static boolean keepsSnapshot(GenericKubernetesResource content) {
        return "Retain".equals(content.get("spec", "deletionPolicy"));
    }

    private void letGo(String name) {
        client.genericKubernetesResources(SnapshotKinds.CONTENTS)
                .withName(name)
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"deletionPolicy\":\"Delete\"}}");
    }

    /** Removes those of movers' snapshots that are gone: one can go while the controller makes its content. */
    void removeForsaken() {
        client.genericKubernetesResources(SnapshotKinds.CONTENTS).list().getItems().stream()
                .filter(this::isForsaken)
                .map(content -> content.getMetadata().getName())
                .forEach(name ->
                        find(name).ifPresent(content -> client.resource(content).delete()));
    }

    private boolean isForsaken(GenericKubernetesResource content) {
        String namespace = content.get("spec", "volumeSnapshotRef", "namespace");
        String name = content.get("spec", "volumeSnapshotRef", "name");
        return content.get("spec", "source", "volumeHandle") != null
                && namespace != null
                && name != null
                && name.startsWith(MoverLabels.NAME)
                && client.genericKubernetesResources(SnapshotKinds.SNAPSHOTS)
                                .inNamespace(namespace)
                                .withName(name)
                                .get()
                        == null;
    }
}
