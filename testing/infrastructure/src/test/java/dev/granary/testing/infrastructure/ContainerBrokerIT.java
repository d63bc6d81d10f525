package dev.granary.testing.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.granary.contracts.Participant;
import dev.granary.contracts.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.common.errors.AuthorizationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/** The second route: the whole set-up in a container. Skipped, and so not run, where no Docker engine answers. */
class ContainerBrokerIT {
    @TempDir
    private Path directory;

    @BeforeEach
    void needsDocker() {
        assumeThat(DockerClientFactory.instance().isDockerAvailable())
                .as("not run: no Docker engine answers")
                .isTrue();
    }

    @Test
    void hasTheListenersUsersAndRightsOfTheBrokerInsideOfTheJvm() throws Exception {
        TestKafka kafka = TestKafka.configure(directory);
        try (ContainerBroker _ = ContainerBroker.start(kafka.config());
                var endpoint =
                        new TokenEndpoint(subject -> kafka.agentTokens().mint(subject, Duration.ofMinutes(10)))) {
            TopicSetup.apply(kafka.login(BrokerConfig.ADMIN));
            var orchestrator =
                    kafka.login(Participant.ORCHESTRATOR.serviceName()).clientProperties();
            Path assertion = Files.writeString(directory.resolve("assertion"), Assertions.of("tenant-acme"));
            var agent = AgentLogin.properties(kafka, endpoint, assertion);

            Clients.send(orchestrator, Topics.BACKUPS.topic(), "a backup");

            var gateway = kafka.login(Participant.GATEWAY.serviceName()).clientProperties();
            assertThat(Clients.read(gateway, Topics.BACKUPS.topic(), 3)).containsExactly("a backup");
            assertThatThrownBy(() -> Clients.send(orchestrator, Topics.CLUSTERS.topic(), "not ours"))
                    .isInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> Clients.send(agent, Topics.BACKUPS.topic(), "not the agent's"))
                    .isInstanceOf(AuthorizationException.class);
        }
    }
}
