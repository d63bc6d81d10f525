package dev.granary.testing.landscape.kube;

import dev.granary.testing.landscape.api.ApiServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;

/** Clients that take nothing from the environment of the process: no KUBECONFIG, no proxy, no service account. */
public final class KubeClients {

    private KubeClients() {}

    /** As a member of {@code system:masters}. The caller closes it. */
    public static KubernetesClient admin(ApiServer server) {
        return of(Kubeconfig.withToken(server.url(), server.caPem(), server.adminToken()));
    }

    /** Does not retry: a test that cuts a network wants to see it. The caller closes it. */
    public static KubernetesClient of(String kubeconfig) {
        var config = Config.fromKubeconfig(kubeconfig);
        config.setRequestRetryBackoffLimit(0);
        return new KubernetesClientBuilder().withConfig(config).build();
    }
}
