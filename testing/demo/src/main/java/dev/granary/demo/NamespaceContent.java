package dev.granary.demo;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of a namespace would miss in it, without what each cluster gives by itself: addresses of services, names of
 * volumes, and the certificate that every namespace holds.
 *
 * @param objects what an object says by its kind and name
 */
record NamespaceContent(TreeMap<String, Object> objects) {
    private static final String GIVEN_BY_THE_CLUSTER = "kube-root-ca.crt";

    static NamespaceContent read(KubernetesClient client, String namespace) {
        var content = new NamespaceContent(new TreeMap<>());
        content.add(client.configMaps().inNamespace(namespace).list().getItems(), ConfigMap::getData);
        content.add(client.secrets().inNamespace(namespace).list().getItems(), Secret::getData);
        content.add(client.services().inNamespace(namespace).list().getItems(), NamespaceContent::withoutAddresses);
        content.add(client.apps().deployments().inNamespace(namespace).list().getItems(), Deployment::getSpec);
        content.add(
                client.persistentVolumeClaims().inNamespace(namespace).list().getItems(),
                NamespaceContent::withoutVolume);
        return content;
    }

    private <T extends HasMetadata> void add(List<T> found, Function<T, @Nullable Object> says) {
        found.stream()
                .filter(object -> !object.getMetadata().getName().equals(GIVEN_BY_THE_CLUSTER))
                .forEach(object -> objects.put(
                        object.getKind() + " " + object.getMetadata().getName(), String.valueOf(says.apply(object))));
    }

    private static ServiceSpec withoutAddresses(Service service) {
        ServiceSpec spec = service.getSpec();
        spec.setClusterIP(null);
        spec.setClusterIPs(List.of());
        return spec;
    }

    private static PersistentVolumeClaimSpec withoutVolume(PersistentVolumeClaim claim) {
        PersistentVolumeClaimSpec spec = claim.getSpec();
        spec.setVolumeName(null);
        return spec;
    }
}
