package dev.granary.demo.kubelet;

import io.fabric8.kubernetes.api.model.Binding;
import io.fabric8.kubernetes.api.model.BindingBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Puts a pod onto the only node of its shoot, as a scheduler does: once the node fits and its claims have volumes. */
final class Scheduling {
    private static final String SELECTED_NODE = "volume.kubernetes.io/selected-node";
    private static final String HOSTNAME = "kubernetes.io/hostname";

    private final PodContext context;
    private final KubernetesClient client;

    Scheduling(PodContext context) {
        this.context = context;
        this.client = context.client();
    }

    /** False when it is to be tried again later. */
    boolean succeeds() {
        PodSpec spec = context.plan().spec();
        if (!fits(spec)) {
            new PodEvents(context)
                    .warn(
                            "FailedScheduling",
                            "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector.");
            return false;
        }
        if (!claims(spec).map(this::isBound).reduce(true, Boolean::logicalAnd)) {
            return false;
        }
        if (spec.getNodeName() == null) {
            bind();
        }
        return true;
    }

    private boolean fits(PodSpec spec) {
        Map<String, String> selector = spec.getNodeSelector() == null ? Map.of() : spec.getNodeSelector();
        return selector.getOrDefault(HOSTNAME, context.node().name())
                .equals(context.node().name());
    }

    private static Stream<String> claims(PodSpec spec) {
        return spec.getVolumes().stream()
                .filter(volume -> volume.getPersistentVolumeClaim() != null)
                .map(volume -> volume.getPersistentVolumeClaim().getClaimName());
    }

    private boolean isBound(String name) {
        PersistentVolumeClaim claim = client.persistentVolumeClaims()
                .inNamespace(context.plan().namespace())
                .withName(name)
                .get();
        if (claim == null) {
            new PodEvents(context).warn("FailedScheduling", "persistentvolumeclaim \"" + name + "\" not found");
            return false;
        }
        if (waitsForAPod(claim)) {
            selectNode(claim);
        }
        return "Bound".equals(claim.getStatus().getPhase());
    }

    private boolean waitsForAPod(PersistentVolumeClaim claim) {
        String className = claim.getSpec().getStorageClassName();
        StorageClass found = className == null || claim.getSpec().getVolumeName() != null
                ? null
                : client.storage().v1().storageClasses().withName(className).get();
        Map<String, String> annotations = claim.getMetadata().getAnnotations();
        return found != null
                && Objects.equals(found.getVolumeBindingMode(), "WaitForFirstConsumer")
                && (annotations == null || !annotations.containsKey(SELECTED_NODE));
    }

    private void selectNode(PersistentVolumeClaim claim) {
        client.resource(claim)
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"metadata\":{\"annotations\":{\"" + SELECTED_NODE + "\":\""
                                + context.node().name() + "\"}}}");
    }

    private void bind() {
        ObjectMeta pod = context.plan().template().getMetadata();
        Binding binding = new BindingBuilder()
                .withNewMetadata()
                .withName(pod.getName())
                .withNamespace(pod.getNamespace())
                .endMetadata()
                .withNewTarget()
                .withKind("Node")
                .withName(context.node().name())
                .endTarget()
                .build();
        String path = "/api/v1/namespaces/%s/pods/%s/binding".formatted(pod.getNamespace(), pod.getName());
        client.raw(path, "POST", binding);
    }
}
