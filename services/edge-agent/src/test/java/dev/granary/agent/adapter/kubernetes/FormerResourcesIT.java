package dev.granary.agent.adapter.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.restore.RestoreOptions.Existing;
import dev.granary.agent.domain.restore.RestoreRequest;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.world.Shoot;
import dev.granary.selection.SelectionRequest;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An agent that was updated goes on from what the first version of it stored: fields that came later are absent. */
class FormerResourcesIT {

    private static final String AGENT = "granary-former";
    private static KubernetesClient client;

    @BeforeAll
    static void store() throws IOException {
        Shoot.shared().admit(AGENT);
        client = Shoot.shared().agentClient(AGENT);
        KubernetesClient admin = Shoot.shared().admin();
        try (var yaml = FormerResourcesIT.class.getResourceAsStream("former-resources.yaml")) {
            admin.load(yaml).items().forEach(item -> store(admin, (GenericKubernetesResource) item));
        }
    }

    private static void store(KubernetesClient admin, GenericKubernetesResource resource) {
        Object status = resource.getAdditionalProperties().get("status");
        GenericKubernetesResource created =
                admin.resource(resource).inNamespace(AGENT).create();
        created.setAdditionalProperty("status", status);
        admin.resource(created).updateStatus();
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @Test
    void aLocationIsNotEncrypted() {
        var states = new KubernetesDesiredStates(client, AGENT, new AgentState(client, AGENT));

        assertThat(states.locations()).containsExactly(Given.location(Given.LOCATION));
        assertThat(states.lastCheck(Given.LOCATION)).isPresent();
    }

    @Test
    void aBackupIsThatOfItsNamespacesWithTheirVolumes() {
        var journal = KubernetesJournal.ofBackups(client, AGENT, Given.CLUSTER, InstantSource.system());

        assertThat(journal.all()).singleElement().satisfies(entry -> {
            assertThat(entry.order().selections()).containsExactly(SelectionRequest.ofNamespaces(List.of("shop")));
            assertThat(entry.order().skipVolumeData()).isFalse();
            assertThat(entry.ended()).isInstanceOfSatisfying(BackupOutcome.PartiallySucceeded.class, outcome -> {
                assertThat(outcome.totals().objects()).isEqualTo(5);
                assertThat(outcome.totals().volumes()).isEmpty();
                assertThat(outcome.problems()).hasSize(1);
            });
        });
    }

    @Test
    void aRestoreGoesOnAsItWasWanted() {
        var journal = KubernetesJournal.ofRestores(client, AGENT, Given.CLUSTER, InstantSource.system());

        assertThat(journal.all()).singleElement().satisfies(entry -> {
            assertThat(entry.order().request())
                    .isEqualTo(new RestoreRequest(
                            SelectionRequest.ofNamespaces(List.of("shop")),
                            Map.of(),
                            "",
                            Map.of(),
                            Existing.DELETE,
                            true,
                            false,
                            false,
                            false));
            assertThat(entry.attempts()).isEqualTo(1);
            assertThat(entry.firstStartedAt()).isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
            assertThat(entry.outcome()).isEmpty();
        });
        UUID next = UUID.fromString("0f1e2d3c-0000-4000-8000-000000000004");
        journal.cancel(next, UUID.randomUUID());
        assertThat(journal.find(next).orElseThrow().cancelledBy()).isNotNull();
    }
}
