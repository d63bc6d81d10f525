package dev.granary.discovery.adapter.kubernetes;

import dev.granary.discovery.application.port.GardenerFault;
import dev.granary.discovery.application.port.ShootAdmission;
import dev.granary.discovery.domain.KubeconfigReading;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Asks for short-lived kubeconfigs. The body is raw JSON: its API group is not a served one, and a client that resolves
 * the kind by discovery fails.
 */
final class ShootAdmissions {

    /** Ten minutes: the least that Gardener gives, so never cut by a server's maximum. */
    private static final String REQUEST = """
            {"apiVersion":"authentication.gardener.cloud/v1alpha1","kind":"AdminKubeconfigRequest",\
            "spec":{"expirationSeconds":600}}""";

    /** Cause of the 422 that means: no address of the API server yet. */
    private static final String NO_ADDRESS = "status.status";

    private final KubernetesClient client;
    private final YamlKubeconfigs kubeconfigs;

    ShootAdmissions(KubernetesClient client, YamlKubeconfigs kubeconfigs) {
        this.client = client;
        this.kubeconfigs = kubeconfigs;
    }

    ShootAdmission request(String namespace, String shoot) {
        String path = "/apis/" + FabricGarden.GROUP + "/v1beta1/namespaces/" + namespace + "/shoots/" + shoot
                + "/adminkubeconfig";
        try {
            String answer = client.raw(path, "POST", REQUEST);
            return granted(client.getKubernetesSerialization().unmarshal(answer, GenericKubernetesResource.class));
        } catch (KubernetesClientException refused) {
            if (notYet(refused)) {
                return new ShootAdmission.NotYet(
                        "Gardener has no kubeconfig for the shoot yet: " + Answers.sentence(refused));
            }
            throw refused;
        }
    }

    /** Certificate authorities that are missing are a 500, an address that is missing a 422 of its own. */
    private static boolean notYet(KubernetesClientException refused) {
        return refused.getCode() == 500 || (refused.getCode() == 422 && names(refused.getStatus(), NO_ADDRESS));
    }

    private static boolean names(Status status, String field) {
        return status != null
                && status.getDetails() != null
                && status.getDetails().getCauses().stream().anyMatch(cause -> field.equals(cause.getField()));
    }

    private ShootAdmission granted(GenericKubernetesResource answer) {
        if (!(answer.get("status", "kubeconfig") instanceof String encoded)) {
            throw new GardenerFault(GardenerFault.Kind.REFUSED, "Gardener answered without a kubeconfig.");
        }
        String text = new String(Base64.getMimeDecoder().decode(encoded), StandardCharsets.UTF_8);
        return switch (kubeconfigs.ofShoot(text)) {
            case KubeconfigReading.Accepted accepted -> new ShootAdmission.Granted(accepted.kubeconfig());
            case KubeconfigReading.Refused refused ->
                throw new GardenerFault(
                        GardenerFault.Kind.REFUSED, "Gardener's kubeconfig cannot be used: " + refused.problem());
        };
    }
}
