package dev.granary.discovery.adapter.kubernetes;

import dev.granary.discovery.application.port.AgentSettings;
import dev.granary.discovery.application.port.ShootClusters;
import dev.granary.discovery.application.port.ShootFault;
import dev.granary.discovery.domain.FailureReason;
import dev.granary.discovery.domain.Kubeconfig;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.inject.Singleton;

/** Shoots through fabric8. The kubeconfig lives as long as the call. */
@Singleton
final class FabricShootClusters implements ShootClusters {

    private final Clients clients;
    private final AgentManifests manifests;
    private final ServerSideApply apply;

    FabricShootClusters(Clients clients, AgentManifests manifests, ServerSideApply apply) {
        this.clients = clients;
        this.manifests = manifests;
        this.apply = apply;
    }

    @Override
    public Issuer install(Kubeconfig admin, AgentSettings settings) {
        try (KubernetesClient shoot = clients.open(admin)) {
            Issuer issuer = OpenIdDocuments.read(shoot);
            apply.all(shoot, manifests.render(settings));
            return issuer;
        } catch (KubernetesClientException fault) {
            FailureReason reason =
                    Answers.answered(fault) ? FailureReason.SHOOT_NOT_READY : FailureReason.SHOOT_UNREACHABLE;
            throw new ShootFault(reason, "The shoot's API server: " + Answers.sentence(fault));
        }
    }
}
