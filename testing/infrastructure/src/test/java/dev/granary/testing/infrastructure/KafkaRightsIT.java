package dev.granary.testing.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.granary.contracts.Participant;
import dev.granary.contracts.TopicSettings;
import dev.granary.contracts.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what on the broker: agents by token, services by password. */
class KafkaRightsIT {
    private static final TestKafka KAFKA = TestKafka.shared();
    private static TokenEndpoint endpoint;

    @TempDir
    private static Path directory;

    @BeforeAll
    static void twoTenants() throws Exception {
        endpoint = new TokenEndpoint(subject -> KAFKA.agentTokens().mint(subject, Duration.ofMinutes(10)));
        try (var registry = Admin.create(settings(Participant.REGISTRY))) {
            for (String tenant : List.of("alpha", "beta")) {
                registry.createTopics(Stream.of(Topics.commandsOf(tenant), Topics.eventsOf(tenant))
                                .map(name -> new NewTopic(name, TopicSettings.PARTITIONS, (short) 1)
                                        .configs(Topics.tenantSettings().config()))
                                .toList())
                        .all()
                        .get();
                registry.createAcls(rightsOf(tenant)).all().get();
                // the broker honours them a moment later
                await().until(() -> registry.describeAcls(AclBindingFilter.ANY)
                        .values()
                        .get()
                        .containsAll(rightsOf(tenant)));
            }
        }
        Clients.send(settings(Participant.ORCHESTRATOR), Topics.commandsOf("alpha"), "command for alpha");
        Clients.send(settings(Participant.ORCHESTRATOR), Topics.commandsOf("beta"), "command for beta");
    }

    @AfterAll
    static void stop() {
        endpoint.close();
    }

    @Test
    void agentReadsItsCommandsAndWritesItsEvents() throws Exception {
        Clients.send(agent("alpha"), Topics.eventsOf("alpha"), "event of alpha");

        assertThat(Clients.read(agent("alpha"), Topics.commandsOf("alpha"), TopicSettings.PARTITIONS))
                .containsExactly("command for alpha");
        assertThat(Clients.read(settings(Participant.REGISTRY), Topics.eventsOf("alpha"), TopicSettings.PARTITIONS))
                .contains("event of alpha");
    }

    @Test
    void agentCannotReadCommandsOfAnotherTenant() {
        assertThatThrownBy(() -> Clients.read(agent("alpha"), Topics.commandsOf("beta"), TopicSettings.PARTITIONS))
                .isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void agentCannotWriteEventsOfAnotherTenant() {
        assertThatThrownBy(() -> Clients.send(agent("alpha"), Topics.eventsOf("beta"), "forged"))
                .isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void agentCannotWriteCommandsNorReadEventsOfItsOwnTenant() {
        assertThatThrownBy(() -> Clients.send(agent("alpha"), Topics.commandsOf("alpha"), "forged"))
                .isInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> Clients.read(agent("alpha"), Topics.eventsOf("alpha"), TopicSettings.PARTITIONS))
                .isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void agentSeesNoTopicButItsOwnAndMakesNeitherTopicsNorRights() throws Exception {
        try (var admin = Admin.create(agent("alpha"))) {
            assertThat(admin.listTopics().names().get())
                    .containsExactlyInAnyOrder(Topics.commandsOf("alpha"), Topics.eventsOf("alpha"));
            assertThatThrownBy(() -> admin.createTopics(List.of(new NewTopic("granary.tenants.evil", 1, (short) 1)))
                            .all()
                            .get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
            assertThatThrownBy(() -> admin.createAcls(rightsOf("beta")).all().get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(ClusterAuthorizationException.class);
        }
    }

    @Test
    void serviceCannotWriteATopicThatAnotherOwns() {
        assertThatThrownBy(() -> Clients.send(settings(Participant.GATEWAY), Topics.CLUSTERS.topic(), "forged"))
                .isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void serviceOtherThanTheRegistryCannotReadWhatAgentsWrote() {
        assertThatThrownBy(() ->
                        Clients.read(settings(Participant.GATEWAY), Topics.eventsOf("alpha"), TopicSettings.PARTITIONS))
                .isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void unknownUserIsRefused() {
        var login = new HashMap<String, Object>(KAFKA.login(BrokerConfig.ADMIN).clientProperties());
        login.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"nobody\" password=\"x\";");

        assertThatThrownBy(() -> Clients.send(login, Topics.CLUSTERS.topic(), "forged"))
                .isInstanceOf(SaslAuthenticationException.class);
    }

    @Test
    void passwordsAreNotTakenOnTheListenerOfTheAgents() {
        var login = new HashMap<String, Object>(KAFKA.login(BrokerConfig.ADMIN).clientProperties());
        login.put("bootstrap.servers", KAFKA.agentsBootstrap());
        login.put("security.protocol", "SASL_SSL");
        login.put("ssl.truststore.type", "PEM");
        login.put("ssl.truststore.location", KAFKA.authorityFile().toString());

        assertThatThrownBy(() -> Clients.send(login, Topics.CLUSTERS.topic(), "forged"))
                .isInstanceOf(KafkaException.class)
                .hasMessageContaining("PLAIN");
    }

    private static Map<String, Object> settings(Participant service) {
        return new HashMap<>(KAFKA.login(service.serviceName()).clientProperties());
    }

    private static Map<String, Object> agent(String tenant) throws IOException {
        Path assertion = directory.resolve(tenant + ".token");
        if (Files.notExists(assertion)) {
            Files.writeString(assertion, Assertions.of("tenant-" + tenant));
        }
        return AgentLogin.properties(KAFKA, endpoint, assertion.toAbsolutePath());
    }

    private static List<AclBinding> rightsOf(String tenant) {
        return List.of(
                allow(tenant, Topics.commandsOf(tenant), AclOperation.READ),
                allow(tenant, Topics.eventsOf(tenant), AclOperation.WRITE));
    }

    private static AclBinding allow(String tenant, String topic, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                new AccessControlEntry("User:tenant-" + tenant, "*", operation, AclPermissionType.ALLOW));
    }
}
