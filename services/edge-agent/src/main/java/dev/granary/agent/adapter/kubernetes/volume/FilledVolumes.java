package dev.granary.agent.adapter.kubernetes.volume;

import static java.util.Objects.requireNonNull;

import dev.granary.agent.application.volume.fill.FillOrder;
import dev.granary.agent.application.volume.fill.FillReport;
import dev.granary.agent.application.volume.fill.FillResult.Filled;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Volumes that are full and on their way from the agent's claim to the tenant's. Each bears the agent's labels until its restore
 * has ended: what it lacks is to be known to an attempt that follows one that died.
 */
final class FilledVolumes {

    static final String KEEP = "Retain";
    static final String REMOVE = "Delete";

    /** Of a volume that bears no report. */
    static final Filled UNKNOWN = new Filled(0, 0, "");

    private static final String POLICY = "granary.dev/reclaim-policy";
    private static final String CLAIM = "granary.dev/claim";
    private static final String REPORT = "granary.dev/fill-report";
    private static final String PROVISIONED_BY = "pv.kubernetes.io/provisioned-by";

    /** A claim that nobody has: a volume of it is over. */
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    private final KubernetesClient client;
    private final FillLabels labels;

    FilledVolumes(KubernetesClient client, FillLabels labels) {
        this.client = client;
        this.labels = labels;
    }

    Optional<PersistentVolume> find(FillOrder order) {
        return client.persistentVolumes().withLabel(FillLabels.FILL, FillLabels.name(order)).list().getItems().stream()
                .findFirst();
    }

    List<PersistentVolume> all() {
        return client.persistentVolumes()
                .withLabel(FillLabels.FILLER, labels.agentNamespace())
                .list()
                .getItems();
    }

    /** Marks the volume, so that it outlives the claim that it was filled through. */
    void keep(String volume, FillOrder order, Filled filled) {
        String policy =
                client.persistentVolumes().withName(volume).require().getSpec().getPersistentVolumeReclaimPolicy();
        patch(
                volume,
                Map.of(
                        "labels",
                        labels.of(order),
                        "annotations",
                        Map.of(
                                POLICY,
                                policy,
                                CLAIM,
                                order.wanted().namespace() + "/"
                                        + order.wanted().name(),
                                REPORT,
                                FillReport.write(filled))),
                Map.of("persistentVolumeReclaimPolicy", KEEP));
    }

    /** Keeps the volume for the tenant's claim, which may not be there yet. Does nothing when it is. */
    void point(PersistentVolume volume, FillOrder order) {
        String namespace = requireNonNull(order.wanted().namespace());
        ObjectReference current = volume.getSpec().getClaimRef();
        if (current != null
                && namespace.equals(current.getNamespace())
                && order.wanted().name().equals(current.getName())) {
            return;
        }
        Map<String, @Nullable Object> bound = new HashMap<>();
        bound.put("pv.kubernetes.io/bound-by-controller", null);
        patch(
                name(volume),
                Map.of("annotations", bound),
                Map.of("claimRef", reference(namespace, order.wanted().name(), null)));
    }

    static Filled report(PersistentVolume volume) {
        return FillReport.read(volume.getMetadata().getAnnotations().getOrDefault(REPORT, ""))
                .filter(Filled.class::isInstance)
                .map(Filled.class::cast)
                .orElse(UNKNOWN);
    }

    /** Whether the claim that the volume is kept for asks for it. */
    boolean isWanted(PersistentVolume volume) {
        String[] claim =
                volume.getMetadata().getAnnotations().getOrDefault(CLAIM, "/").split("/", 2);
        PersistentVolumeClaim found = client.persistentVolumeClaims()
                .inNamespace(claim[0])
                .withName(claim[1])
                .get();
        return found != null && name(volume).equals(found.getSpec().getVolumeName());
    }

    /** Takes the marks away and gives the volume the policy back that it had. */
    void release(PersistentVolume volume) {
        unmark(volume, volume.getMetadata().getAnnotations().getOrDefault(POLICY, REMOVE), null);
    }

    /** Has the volume removed by whoever made it, once no claim of the agent holds it. */
    void discard(PersistentVolume volume) {
        ObjectReference claim = volume.getSpec().getClaimRef();
        boolean isOurs = claim != null && labels.agentNamespace().equals(claim.getNamespace());
        String fill = volume.getMetadata().getLabels().get(FillLabels.FILL);
        unmark(volume, REMOVE, isOurs ? null : reference(labels.agentNamespace(), requireNonNull(fill), NOBODY));
    }

    /** A class may keep the volumes of its claims. One that somebody made by hand is not the agent's to remove. */
    void removeWithItsClaim(String volume) {
        PersistentVolume found = client.persistentVolumes().withName(volume).get();
        if (found != null
                && !REMOVE.equals(found.getSpec().getPersistentVolumeReclaimPolicy())
                && Objects.requireNonNullElse(found.getMetadata().getAnnotations(), Map.of())
                        .containsKey(PROVISIONED_BY)) {
            patch(volume, Map.of(), Map.of("persistentVolumeReclaimPolicy", REMOVE));
        }
    }

    private void unmark(PersistentVolume volume, String policy, @Nullable Map<String, @Nullable Object> claim) {
        Map<String, Object> spec = new HashMap<>(Map.of("persistentVolumeReclaimPolicy", policy));
        if (claim != null) {
            spec.put("claimRef", claim);
        }
        Map<String, Object> metadata = Map.of(
                "labels",
                gone(
                        FillLabels.FILLER,
                        FillLabels.FILL,
                        FillLabels.RESTORE,
                        "app.kubernetes.io/part-of",
                        "app.kubernetes.io/managed-by"),
                "annotations",
                gone(POLICY, CLAIM, REPORT));
        patch(name(volume), metadata, spec);
    }

    private static Map<String, @Nullable Object> gone(String... names) {
        Map<String, @Nullable Object> gone = new HashMap<>();
        for (String name : names) {
            gone.put(name, null);
        }
        return gone;
    }

    private static Map<String, @Nullable Object> reference(String namespace, String name, @Nullable String uid) {
        Map<String, @Nullable Object> reference = new HashMap<>();
        reference.put("apiVersion", "v1");
        reference.put("kind", "PersistentVolumeClaim");
        reference.put("namespace", namespace);
        reference.put("name", name);
        reference.put("uid", uid);
        reference.put("resourceVersion", null);
        return reference;
    }

    private void patch(String volume, Map<String, ?> metadata, Map<String, ?> spec) {
        String change = client.getKubernetesSerialization().asJson(Map.of("metadata", metadata, "spec", spec));
        client.persistentVolumes().withName(volume).patch(PatchContext.of(PatchType.JSON_MERGE), change);
    }

    private static String name(PersistentVolume volume) {
        return volume.getMetadata().getName();
    }
}
