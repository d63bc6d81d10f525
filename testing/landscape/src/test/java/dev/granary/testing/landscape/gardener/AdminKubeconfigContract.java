package dev.granary.testing.landscape.gardener;

import static dev.granary.testing.landscape.gardener.RawClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.granary.testing.landscape.kube.KubeClients;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** {@code adminkubeconfig}: what it gives. */
interface AdminKubeconfigContract extends LandscapeTests {

    private String endpoint(String shoot) {
        return shoots() + "/" + shoot + "/adminkubeconfig";
    }

    @Test
    default void opensTheShootToDiscovery() {
        try (var shoot = KubeClients.of(under().adminKubeconfig("edge-01"))) {
            assertThat(shoot.namespaces().list().getItems())
                    .extracting(namespace -> namespace.getMetadata().getName())
                    .contains("default", "kube-system");
            assertThat(shoot.getApiVersion()).isEqualTo("v1");
        }
    }

    @Test
    default void namesContextsAfterTheAddressesAndHasOneUser() {
        var prefix = landscape().projectNamespace() + "--edge-01-";

        var config = Config.fromKubeconfig(under().adminKubeconfig("edge-01"));

        assertThat(config.getContexts())
                .extracting(context -> context.getName())
                .containsExactlyInAnyOrder(prefix + "external", prefix + "internal");
        assertThat(config.getContexts())
                .extracting(context -> context.getContext().getUser())
                .containsOnly(prefix + "external");
        assertThat(config.getCurrentContext().getName()).isEqualTo(prefix + "external");
        assertThat(config.getMasterUrl())
                .startsWith(landscape().shoot("edge-01").apiServer().toString());
    }

    @Test
    default void issuesAClientCertificateInTheNameOfTheCaller() throws CertificateException {
        var config = Config.fromKubeconfig(under().adminKubeconfig("edge-01"));
        var key = new String(Base64.getDecoder().decode(config.getClientKeyData()), StandardCharsets.US_ASCII);

        var certificate = certificate(config);

        assertThat(certificate.getSubjectX500Principal().getName())
                .contains("O=gardener.cloud:project:admins")
                .contains("CN=gardener.cloud:admin:system:serviceaccount:"
                        + landscape().projectNamespace() + ":discovery");
        assertThat(certificate.getPublicKey())
                .asInstanceOf(InstanceOfAssertFactories.type(RSAPublicKey.class))
                .satisfies(rsa -> assertThat(rsa.getModulus().bitLength()).isEqualTo(3072));
        assertThat(certificate.getNotBefore()).isBefore(Instant.now().minusSeconds(50));
        assertThat(key).startsWith("-----BEGIN RSA PRIVATE KEY-----");
    }

    private static X509Certificate certificate(Config config) throws CertificateException {
        var pem = new ByteArrayInputStream(Base64.getDecoder().decode(config.getClientCertData()));
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
    }

    @Test
    default void answers201WithTheTimeItExpiresAndCapsALongLifeInSilence() {
        var answer = discovery().post(endpoint("edge-01"), "{\"spec\":{\"expirationSeconds\":864000}}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(json(answer).at("/spec/expirationSeconds").asInt()).isEqualTo(86_400);
        assertThat(Instant.parse(json(answer).at("/status/expirationTimestamp").asText()))
                .isBetween(Instant.now().plusSeconds(86_000), Instant.now().plusSeconds(86_400));
        assertThat(answer.headers().firstValue("Warning")).isEmpty();
        assertThat(json(answer).at("/metadata/namespace").asText())
                .isEqualTo(landscape().projectNamespace());
    }

    @Test
    default void handsOutAKubeconfigOnDryRunAsWell() {
        var answer = discovery().post(endpoint("edge-01") + "?dryRun=All", "{}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(json(answer).at("/status/kubeconfig").asText()).isNotEmpty();
    }

    @Test
    default void lockedOutByTheShootOnceTheCertificateHasExpired() {
        landscape().shiftGardenerClock(Duration.ofSeconds(-597));
        var kubeconfig = under().adminKubeconfig("edge-01");
        landscape().shiftGardenerClock(Duration.ZERO);

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(listing(kubeconfig)).isEqualTo(401));
    }

    private static int listing(String kubeconfig) {
        try (var shoot = KubeClients.of(kubeconfig)) {
            shoot.namespaces().list();
            return 200;
        } catch (KubernetesClientException refused) {
            return refused.getCode();
        }
    }
}
