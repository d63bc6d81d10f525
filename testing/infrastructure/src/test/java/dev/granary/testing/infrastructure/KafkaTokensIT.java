package dev.granary.testing.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which access tokens the agents' listener takes. */
class KafkaTokensIT {
    private static final TestKafka KAFKA = TestKafka.shared();
    private static final String AUDIENCE = BrokerConfig.AgentsListener.AUDIENCE;
    private static final Duration LIFE = Duration.ofMinutes(10);

    @TempDir
    private static Path directory;

    @Test
    void tokenForAnotherAudienceIsRefused() {
        refuses(subject -> KAFKA.agentTokens().mint(AccessTokens.ISSUER, "https://storage.azure.com", subject, LIFE));
    }

    @Test
    void tokenOfAnotherIssuerIsRefused() {
        refuses(subject -> KAFKA.agentTokens().mint("https://elsewhere.test", AUDIENCE, subject, LIFE));
    }

    @Test
    void tokenUnderAKeyThatTheBrokerDoesNotKnowIsRefused() {
        AccessTokens stranger = AccessTokens.withKeyIn(directory.resolve("stranger.json"));

        refuses(subject -> stranger.mint(subject, LIFE));
    }

    @Test
    void tokenThatIsOverIsRefused() {
        refuses(subject -> KAFKA.agentTokens().mint(subject, Duration.ofSeconds(-1)));
    }

    @Test
    void brokerTakesANewKeyFromItsFileWithoutARestart() throws Exception {
        Path own = directory.resolve("rotation");
        TestKafka kafka = TestKafka.configure(own);
        AccessTokens next = AccessTokens.withKeyIn(own.resolve("next.json"), "granary-2");
        try (Broker _ = Broker.start(kafka.config());
                var endpoint = new TokenEndpoint(subject -> next.mint(subject, LIFE))) {
            assertThatThrownBy(() -> topics(kafka, endpoint)).isInstanceOf(SaslAuthenticationException.class);

            Files.move(next.jwksFile(), kafka.agentTokens().jwksFile(), StandardCopyOption.REPLACE_EXISTING);

            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptionsInstanceOf(SaslAuthenticationException.class)
                    .untilAsserted(() -> assertThat(topics(kafka, endpoint)).isZero());
        }
    }

    private static void refuses(Function<String, String> mint) {
        assertThatThrownBy(() -> {
                    try (var endpoint = new TokenEndpoint(mint)) {
                        topics(KAFKA, endpoint);
                    }
                })
                .isInstanceOf(SaslAuthenticationException.class);
    }

    /** How many topics a client sees that logs in by this endpoint. */
    private static int topics(TestKafka kafka, TokenEndpoint endpoint) throws Exception {
        try (var admin = Admin.create(AgentLogin.properties(kafka, endpoint, assertion()))) {
            return admin.listTopics().names().get().size();
        } catch (ExecutionException e) {
            throw (Exception) e.getCause();
        }
    }

    /** Clients with equal settings share a login, so each has an assertion of its own. */
    private static Path assertion() throws IOException {
        return Files.writeString(
                directory.resolve(UUID.randomUUID() + ".token").toAbsolutePath(), Assertions.of("tenant-nobody"));
    }
}
