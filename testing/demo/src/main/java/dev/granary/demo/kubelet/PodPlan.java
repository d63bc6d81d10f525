package dev.granary.demo.kubelet;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Map;
import java.util.Optional;

/**
 * What a Deployment or a pod asks to run. Two plans are equal when the same process would run.
 *
 * @param namespace of Deployment, pod and service account
 * @param name of the Deployment or the pod
 * @param template with exactly one container whose image is known
 */
record PodPlan(String namespace, String name, PodTemplateSpec template) {

    /** Empty when the Deployment is scaled to zero, is being deleted, or runs an image that is not known here. */
    static Optional<PodPlan> of(Deployment deployment, String image) {
        ObjectMeta metadata = deployment.getMetadata();
        PodTemplateSpec template = deployment.getSpec().getTemplate();
        boolean wanted = metadata.getDeletionTimestamp() == null
                && !Integer.valueOf(0).equals(deployment.getSpec().getReplicas())
                && template.getSpec().getContainers().stream().anyMatch(it -> image.equals(it.getImage()));
        return wanted
                ? Optional.of(new PodPlan(metadata.getNamespace(), metadata.getName(), template))
                : Optional.empty();
    }

    /** Empty when the pod runs an image that is not known here. */
    static Optional<PodPlan> of(Pod pod, String image) {
        ObjectMeta metadata = pod.getMetadata();
        return pod.getSpec().getContainers().stream().anyMatch(it -> image.equals(it.getImage()))
                ? Optional.of(new PodPlan(
                        metadata.getNamespace(), metadata.getName(), new PodTemplateSpec(metadata, pod.getSpec())))
                : Optional.empty();
    }

    String key() {
        return key(namespace, name);
    }

    static String key(String namespace, String name) {
        return namespace + "/" + name;
    }

    /** A Deployment's template has no name; its pod is called after the Deployment. */
    String podName() {
        ObjectMeta metadata = template.getMetadata();
        return metadata == null || metadata.getName() == null ? name + "-0" : metadata.getName();
    }

    PodSpec spec() {
        return template.getSpec();
    }

    Container container() {
        return spec().getContainers().getFirst();
    }

    String serviceAccount() {
        String name = spec().getServiceAccountName();
        return name == null ? "default" : name;
    }

    boolean hasLabel(String name, String value) {
        ObjectMeta metadata = template.getMetadata();
        Map<String, String> labels = metadata == null ? null : metadata.getLabels();
        return labels != null && value.equals(labels.get(name));
    }
}
