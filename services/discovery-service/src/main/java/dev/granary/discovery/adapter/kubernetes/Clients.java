package dev.granary.discovery.adapter.kubernetes;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.discovery.domain.Kubeconfig;
import dev.granary.discovery.domain.Kubeconfig.BearerToken;
import dev.granary.discovery.domain.Kubeconfig.ClientCertificate;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Makes fabric8 clients of kubeconfigs and of nothing else: no environment, no files, no retries of its own. */
@Singleton
final class Clients {

    private final ClientSettings settings;
    private final KubernetesSerialization serialization = serialization();

    Clients(ClientSettings settings) {
        this.settings = settings;
    }

    /** Shared, and without the classes of Kubernetes' kinds, some 700: objects are generic here, all but a Status. */
    private static KubernetesSerialization serialization() {
        KubernetesSerialization serialization = new KubernetesSerialization(new ObjectMapper(), false);
        serialization.registerKubernetesResource(Status.class);
        return serialization;
    }

    KubernetesClient open(Kubeconfig kubeconfig) {
        ConfigBuilder config = new ConfigBuilder()
                .withAutoConfigure(false)
                .withMasterUrl(kubeconfig.server().toString())
                .withCaCertData(base64(kubeconfig.certificateAuthorityPem()))
                .withConnectionTimeout(Math.toIntExact(settings.connectTimeout().toMillis()))
                .withRequestTimeout(Math.toIntExact(settings.requestTimeout().toMillis()))
                .withRequestRetryBackoffLimit(0)
                .withWatchReconnectLimit(0)
                .withOnlyHttpWatches(true)
                .withUserAgent("granary-discovery");
        switch (kubeconfig.credential()) {
            case BearerToken bearer -> config.withOauthToken(bearer.token());
            case ClientCertificate certificate ->
                config.withClientCertData(base64(certificate.certificatePem()))
                        .withClientKeyData(base64(certificate.keyPem()))
                        .withClientKeyAlgo(Config.getKeyAlgorithm(null, base64(certificate.keyPem())));
        }
        return new KubernetesClientBuilder()
                .withConfig(config.build())
                .withKubernetesSerialization(serialization)
                .build();
    }

    private static @Nullable String base64(@Nullable String pem) {
        return pem == null ? null : Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
    }
}
