package dev.granary.agent.bootstrap;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

/** The agent as it is packaged, alone in the world: it waits, and says so. */
@QuarkusTest
@QuarkusTestResource(AgentStartTest.Nowhere.class)
class AgentStartTest {

    @Test
    void livesAndIsNotReadyWhileNobodyAnswers() {
        given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/health/started").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(503).body("checks[0].name", equalTo("bus"));
    }

    @Test
    void showsMetrics() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get("/q/metrics")
                        .then()
                        .statusCode(200)
                        .body(containsString("service=\"edge-agent\"")));
    }

    /** Addresses at which nobody listens, and files as a kubelet would put them. */
    public static final class Nowhere implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            try {
                Path directory = Files.createTempDirectory("agent-start");
                Path token = Files.writeString(directory.resolve("token"), "a.b.c");
                Path authority = Files.writeString(directory.resolve("ca.pem"), anyAuthority());
                System.setProperty("kubernetes.master", "https://127.0.0.1:1");
                return Map.of(
                        "granary.agent.cluster-id", "0f1e2d3c-0000-4000-8000-000000000001",
                        "granary.agent.tenant", "acme",
                        "granary.agent.kafka-bootstrap", "127.0.0.1:1",
                        "granary.agent.token-endpoint", "https://127.0.0.1:1",
                        "granary.agent.token-file", token.toString(),
                        "granary.agent.ca-file", authority.toString(),
                        "granary.agent.shutdown-timeout", "PT1S");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** One of the platform's own, so that no key has to be made. */
        private static String anyAuthority() {
            try {
                var factory = TrustManagerFactory.getInstance("PKIX");
                factory.init((KeyStore) null);
                var manager = (X509TrustManager) factory.getTrustManagers()[0];
                byte[] certificate = manager.getAcceptedIssuers()[0].getEncoded();
                return "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(certificate)
                        + "\n-----END CERTIFICATE-----\n";
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void stop() {
            System.clearProperty("kubernetes.master");
        }
    }
}
