package dev.granary.demo.kubelet;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a kubelet reads for a pod, in the pod's namespace. */
final class ShootObjects {
    private final KubernetesClient client;
    private final String namespace;

    ShootObjects(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    Map<String, String> configMap(String name) {
        ConfigMap found =
                client.configMaps().inNamespace(namespace).withName(name).get();
        if (found == null) {
            throw new PodRefusedException("no ConfigMap " + name);
        }
        return orEmpty(found.getData());
    }

    /** Empty when there is no such Secret. */
    Optional<Map<String, String>> secret(String name) {
        return Optional.ofNullable(
                        client.secrets().inNamespace(namespace).withName(name).get())
                .map(found -> decoded(orEmpty(found.getData())));
    }

    private static Map<String, String> decoded(Map<String, String> data) {
        return data.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> new String(Base64.getDecoder().decode(entry.getValue()), StandardCharsets.UTF_8)));
    }

    Map<String, String> annotationsOfServiceAccount(String name) {
        ServiceAccount found =
                client.serviceAccounts().inNamespace(namespace).withName(name).get();
        if (found == null) {
            throw new PodRefusedException("no ServiceAccount " + name);
        }
        return orEmpty(found.getMetadata().getAnnotations());
    }

    /** A token of the service account; without an audience it is the API server's own. */
    String token(String serviceAccount, @Nullable String audience, Duration life) {
        var request = new TokenRequestBuilder().withNewSpec().withExpirationSeconds(life.toSeconds());
        if (audience != null) {
            request.addToAudiences(audience);
        }
        TokenRequest answer = client.serviceAccounts()
                .inNamespace(namespace)
                .withName(serviceAccount)
                .tokenRequest(request.endSpec().build());
        return answer.getStatus().getToken();
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : map;
    }
}
