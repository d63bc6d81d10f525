package dev.granary.discovery.adapter.kubernetes;

import dev.granary.discovery.application.port.Garden;
import dev.granary.discovery.application.port.Gardener;
import dev.granary.discovery.application.port.GardenerFault;
import dev.granary.discovery.domain.Kubeconfig;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.inject.Singleton;

/** Gardener through fabric8, without classes for Gardener's kinds. */
@Singleton
final class FabricGardener implements Gardener {

    private final Clients clients;
    private final YamlKubeconfigs kubeconfigs;

    FabricGardener(Clients clients, YamlKubeconfigs kubeconfigs) {
        this.clients = clients;
        this.kubeconfigs = kubeconfigs;
    }

    @Override
    public Garden connect(Kubeconfig kubeconfig) {
        try {
            return new FabricGarden(clients.open(kubeconfig), kubeconfigs);
        } catch (KubernetesClientException unusable) {
            throw new GardenerFault(
                    GardenerFault.Kind.CREDENTIAL_UNUSABLE,
                    "A certificate or key of the kubeconfig cannot be read; send PEM as Gardener wrote it.");
        }
    }
}
